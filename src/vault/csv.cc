#include "vault/csv.h"

#include <string_view>

namespace tally::vault {
namespace {

constexpr std::string_view formula_starts = "=+-@\t\r";

std::string field_text(std::string field) {
    if (!field.empty() && formula_starts.contains(field.front())) field.insert(0, "'");
    if (field.find_first_of(",\"\r\n") == field.npos) return field;
    std::string quoted = "\"";
    for (char const c : field) {
        if (c == '"') quoted += '"';
        quoted += c;
    }
    return quoted + "\"";
}

}  // namespace

void CsvWriter::row(std::vector<std::string> const& fields) {
    for (std::size_t i = 0; i < fields.size(); ++i)
        text_ += (i == 0 ? "" : ",") + field_text(fields[i]);
    text_ += "\r\n";
}

}  // namespace tally::vault
