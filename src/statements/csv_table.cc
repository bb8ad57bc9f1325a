#include "statements/csv_table.h"

#include <csv.h>

#include <algorithm>
#include <array>
#include <memory>
#include <utility>

#include "base/encoding.h"
#include "base/utf16.h"

namespace tally::statements {
namespace {

std::string as_utf8(std::string_view bytes) {
    if (auto text = text_of_utf16(bytes)) return *std::move(text);
    if (bytes.starts_with("\xef\xbb\xbf")) bytes.remove_prefix(3);
    if (is_utf8(bytes)) return std::string{bytes};
    std::string text;
    for (char const c : bytes) append_utf8(text, static_cast<unsigned char>(c));
    return text;
}

// The one that stands most often in the first line.
char separator_of(std::string_view text) {
    auto const line = text.substr(0, text.find_first_of("\r\n"));
    constexpr std::array<char, 3> candidates{',', ';', '\t'};
    return *std::ranges::max_element(candidates, {},
                                     [&](char c) { return std::ranges::count(line, c); });
}

std::string trimmed(std::string_view text) {
    auto const begin = text.find_first_not_of(" \t");
    if (begin == text.npos) return {};
    return std::string{text.substr(begin, text.find_last_not_of(" \t") - begin + 1)};
}

struct Building {
    CsvTable table;
    CsvRow row;
    std::uint64_t line = 1;
    bool after_return = false;
    bool too_long = false;
    std::uint64_t too_long_line = 0;

    void take_field(std::string_view field) {
        if (field.size() > csv_field_bytes_max && !too_long) {
            too_long = true;
            too_long_line = line;
        }
        if (row.fields.empty()) row.line = line;
        line += static_cast<std::uint64_t>(std::ranges::count(field, '\n'));
        row.fields.push_back(trimmed(field.substr(0, csv_field_bytes_max)));
    }
    void take_row(int terminator) {
        // Of a line that ends with both, the second one ends nothing.
        if (terminator == '\n' && std::exchange(after_return, false) && row.fields.empty()) return;
        after_return = terminator == '\r';
        auto const empty =
            std::ranges::all_of(row.fields, [](auto const& field) { return field.empty(); });
        if (!empty && table.header.fields.empty())
            table.header = std::move(row);
        else if (!empty && table.rows.size() < csv_rows_max)
            table.rows.push_back(std::move(row));
        row = {};
        ++line;
    }
};

extern "C" void csv_field(void* bytes, std::size_t count, void* to) {
    static_cast<Building*>(to)->take_field(
        {static_cast<char const*>(bytes == nullptr ? "" : bytes), count});
}
extern "C" void csv_row(int terminator, void* to) {
    static_cast<Building*>(to)->take_row(terminator);
}

}  // namespace

Result<CsvTable> read_csv(std::string_view bytes) {
    if (bytes.size() > csv_bytes_max)
        return fail(Code::invalid_input, "the statement is larger than 100 MB",
                    "export it in pieces, a year each");
    auto const text = as_utf8(bytes);
    csv_parser parser{};
    if (csv_init(&parser, CSV_REPALL_NL | CSV_EMPTY_IS_NULL) != 0)
        return fail(Code::unavailable, "there is no memory to read the statement");
    std::unique_ptr<csv_parser, void (*)(csv_parser*)> const owner{&parser, csv_free};
    csv_set_delim(&parser, static_cast<unsigned char>(separator_of(text)));
    Building building;
    auto const read = csv_parse(&parser, text.data(), text.size(), csv_field, csv_row, &building);
    csv_fini(&parser, csv_field, csv_row, &building);
    if (building.too_long)
        return fail(Code::invalid_input,
                    "line " + std::to_string(building.too_long_line) + ": a field is too long",
                    "a quote may be missing there");
    if (read != text.size())
        building.table.problems.push_back("line " + std::to_string(building.line) +
                                          ": the rest cannot be read");
    if (building.table.header.fields.size() < 2)
        return fail(Code::invalid_input, "it has no header with columns",
                    "export it as CSV, with the names of the columns in the first line");
    return std::move(building.table);
}

std::string plain_name(std::string_view header) {
    std::string name;
    for (char const c : header) {
        auto const byte = static_cast<unsigned char>(c);
        if (byte >= 0x80 || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) name += c;
        if (c >= 'A' && c <= 'Z') name += static_cast<char>(c - 'A' + 'a');
    }
    return name;
}

}  // namespace tally::statements
