// Statements of banks and platforms as rows of money.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/money.h"
#include "statements/mapping.h"

namespace tally::statements {

struct StatementRow {
    std::uint64_t line = 0;
    Date date{};
    Money amount;      // what came in is positive
    std::string type;  // as the statement calls it: "Fixed-price", "Service Fee"
    std::string description;
    std::string counterparty;
    std::string reference;
    std::optional<std::int64_t> minutes = {};  // of an hours export
    bool operator==(StatementRow const&) const = default;
};

struct Statement {
    std::string mapping;  // its name
    std::vector<StatementRow> rows;
    std::vector<std::string> problems;  // "line 7: ...": rows that could not be read
};

// invalid_input where a column of the mapping is missing, or no row can be read.
Result<Statement> read_statement(CsvTable const& table, Mapping const& mapping);
// By a known mapping. rejected, with a guessed mapping as hint, when the layout is unknown; the
// guess assumes this currency where no column names one.
Result<Statement> read_known_statement(std::string_view bytes, Currency assumed);
// Whether the first bytes are the header of a known layout.
bool looks_like_statement(std::string_view first_bytes);

}  // namespace tally::statements
