// The PDF of an invoice held against the money in the record: which invoice, milestone or row of a
// statement it seems to be about, and why. It proposes; a person confirms.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engagement/state.h"
#include "statements/invoice_paper.h"
#include "statements/statement.h"

namespace tally::statements {

struct PaperMatch {
    std::string subject;   // "invoice/1", "milestone/2", "row/2026-11-03/1200.00 USD"
    std::string what;      // in words
    bool certain = false;  // number and amount agree, or amount, days and words
    std::string reason;    // "the same amount, dated 2 days later, names “Homepage”"
    bool operator==(PaperMatch const&) const = default;
};

struct PaperFinding {
    InvoicePaper paper;
    // At most one invoice or milestone, and at most one row of a statement.
    std::vector<PaperMatch> proposed;
    std::string unknown;  // why nothing is proposed; empty where something is
};

// "row/2026-11-03/1200.00 USD": names a row of a statement for as long as it says the same.
std::string row_subject(StatementRow const& row);

// `text` is that of the PDF; rows are those of the engagement's statements and may be none. Where
// two would do as well, nothing is proposed and both are named.
PaperFinding match_paper(std::string_view text, engagement::State const& state,
                         std::vector<StatementRow> const& rows);

}  // namespace tally::statements
