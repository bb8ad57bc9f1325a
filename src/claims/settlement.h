// What a fair settlement could be, counted from what was handed over and accepted, and from how
// well the client's reasons hold. Plain arithmetic with its reasons; no odds and no legal advice.
#pragma once

#include <string>
#include <vector>

#include "claims/reasons.h"

namespace tally::claims {

struct SettlementLine {
    std::string what;  // "Milestone 2 “Build”, $1,200.00 open"
    Money low;
    Money high;
    std::string why;
};

struct Settlement {
    Money low;   // below this you give away what the record shows
    Money high;  // above this you ask for what the record does not show
    std::vector<SettlementLine> lines;
    std::string advice;
};

// Over everything that is open in the engagement; no lines where nothing is.
Settlement settlement(engagement::State const& state, std::vector<ReasonRow> const& reasons);

}  // namespace tally::claims
