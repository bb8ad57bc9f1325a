// Statements come from banks and mappings from people: whatever the bytes, rows keep their lines in
// order, and what a guess writes can be read again.
#include <algorithm>
#include <cstdint>
#include <string_view>

#include "base/check.h"
#include "base/encoding.h"
#include "statements/statement.h"

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size);

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    using namespace tally;
    std::string_view const bytes{reinterpret_cast<char const*>(data), size};
    (void)statements::parse_mapping(bytes);
    (void)statements::looks_like_statement(bytes);
    auto const table = statements::read_csv(bytes);
    if (!table) return 0;
    TALLY_CHECK(std::ranges::is_sorted(table->rows, {}, &statements::CsvRow::line));
    for (auto const& row : table->rows)
        for (auto const& field : row.fields) TALLY_CHECK(is_utf8(field));
    auto guess = statements::guess_mapping(*table, Currency::parse("EUR").value());
    if (guess.date.empty() || (guess.amount.empty() && guess.credit.empty())) return 0;
    TALLY_CHECK(statements::parse_mapping(statements::write_mapping(guess)).has_value());
    auto const statement = statements::read_statement(*table, guess);
    if (statement)
        TALLY_CHECK(statement->rows.size() + statement->problems.size() <=
                    table->rows.size() + table->problems.size());
    return 0;
}
