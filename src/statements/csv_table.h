// Comma-separated values (RFC 4180) as banks and platforms write them: with a byte order mark,
// semicolons or tabs, any line ends, and in the character set of the bank.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace tally::statements {

struct CsvRow {
    std::uint64_t line = 0;           // where it begins, from 1
    std::vector<std::string> fields;  // valid UTF-8, trimmed
};

struct CsvTable {
    CsvRow header;
    std::vector<CsvRow> rows;           // without empty ones
    std::vector<std::string> problems;  // "line 7: ...", at most problems_max
};

inline constexpr std::size_t csv_bytes_max = std::size_t{100} << 20;
inline constexpr std::size_t csv_rows_max = 1'000'000;
inline constexpr std::size_t csv_field_bytes_max = std::size_t{1} << 20;
inline constexpr std::size_t problems_max = 100;

// invalid_input: no header, too large, or a field beyond the limit (with its line). UTF-16 with a
// byte order mark is read; what is not UTF-8 is taken for Windows-1252's common part, Latin-1.
Result<CsvTable> read_csv(std::string_view bytes);

// Letters and digits of the name in lower case: "Transaction Type" and "transaction_type" are one.
std::string plain_name(std::string_view header);

}  // namespace tally::statements
