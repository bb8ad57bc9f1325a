#include "vault/csv.h"

#include <string_view>

namespace tally::vault {
namespace {

constexpr std::string_view formula_starts = "=+-@\t\r";

// "-1200.00" is an amount, and spreadsheets have to add it up.
bool is_number(std::string_view field) {
    if (field.starts_with('-')) field.remove_prefix(1);
    auto const point = field.find('.');
    auto const is_digits = [](std::string_view text) {
        return !text.empty() && text.find_first_not_of("0123456789") == text.npos;
    };
    return is_digits(field.substr(0, point)) &&
           (point == field.npos || is_digits(field.substr(point + 1)));
}

std::string field_text(std::string field) {
    if (!field.empty() && formula_starts.contains(field.front()) && !is_number(field))
        field.insert(0, "'");
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
