// Which column of a statement says what.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/money.h"
#include "statements/csv_table.h"
#include "statements/date_text.h"

namespace tally::statements {

// Columns by their names in the header; case, spaces and signs make no difference.
struct Mapping {
    std::string name;  // "upwork-transactions", "my bank"
    std::string date;
    DateForm date_form = DateForm::year_first;
    std::string amount;  // or credit and debit
    std::string credit;
    std::string debit;  // written without a sign
    char decimal = '.';
    std::string currency;                  // ISO 4217, of all rows
    std::string currency_column;           // or a column that says it
    std::vector<std::string> description;  // joined by " / "
    std::string type;
    std::string counterparty;
    std::string reference;
    std::string hours;  // decimals
    // Columns that must be there for the file to be known as this one.
    std::vector<std::string> known_by;
};

// Upwork's transaction report (2026 and before), its hours export, Fiverr's statement
// (docs/formats/statement-mapping.md says where each layout was seen).
std::vector<Mapping> const& known_mappings();
// The known one whose columns are all in the header; nullptr for none.
Mapping const* mapping_for(CsvRow const& header);
// A mapping that a person wrote, as TOML (docs/formats/statement-mapping.md). The error names the
// line, or the key and what it may be.
Result<Mapping> parse_mapping(std::string_view toml);
// What a bank's header seems to say, to be shown and confirmed: empty members are unknown. Where no
// column says the currency, `assumed` stands there.
Mapping guess_mapping(CsvTable const& table, Currency assumed);
// The mapping as a person would write it.
std::string write_mapping(Mapping const& mapping);

}  // namespace tally::statements
