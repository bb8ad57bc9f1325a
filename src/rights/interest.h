// Simple interest, day by day: exact until the end, and rounded once.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "base/money.h"
#include "base/time.h"
#include "rights/debts.h"
#include "rights/law.h"
#include "rights/rate_table.h"

namespace tally::rights {

// Days in a row on which principal and rate are the same. Both ends belong to it.
struct InterestSpan {
    Date from{};
    Date until{};
    std::int64_t days = 0;
    Money principal;
    std::optional<Rate> rate;  // the yearly one; absent: no table knows it, and nothing is counted
    Confidence confidence = Confidence::low;
};

struct Interest {
    std::vector<InterestSpan> spans;  // those without principal are left out
    Money amount;
    bool is_complete = true;  // false: the rate of some days is unknown
};

// From the day after `due` to `on`, both counted. A payment counts from its day on. The sum of
// principal x rate x days is kept exact, and rounded once for the debt, half a minor unit up.
// `table` may be null where the law takes no reference.
Interest interest(Debt const& debt, Date due, Date on, InterestTerm const& term,
                  RateTable const* table);

}  // namespace tally::rights
