#include "rights/interest.h"

#include <algorithm>

#include "base/check.h"
#include "base/wide.h"

namespace tally::rights {
namespace {

using std::chrono::days;
using std::chrono::sys_days;

Date next_day(Date day) { return Date{sys_days{day} + days{1}}; }
Date day_before(Date day) { return Date{sys_days{day} - days{1}}; }

// The rate of a day and the last day on which nothing about it changes.
struct DayRate {
    std::optional<Rate> rate;
    Confidence confidence;
    Date until;
};

DayRate rate_at(Date day, Date on, InterestTerm const& term, RateTable const* table) {
    if (term.reference.empty()) return {term.percent, term.confidence, on};
    DayRate unknown{std::nullopt, term.confidence, on};
    if (table == nullptr) return unknown;
    if (auto const* period = table->at(day))
        return {period->percent + term.percent, std::min(period->confidence, term.confidence),
                std::min(period->until, on)};
    for (auto const& period : table->periods)
        if (period.from > day) unknown.until = std::min(unknown.until, day_before(period.from));
    return unknown;
}

// The day before the next payment behind `day`, or the last one.
Date same_principal_until(Debt const& debt, Date day, Date last) {
    for (auto const& part : debt.parts)
        if (part.on > day) last = std::min(last, day_before(part.on));
    return last;
}

Money rounded(Wide product, Currency currency, InterestTerm const& term) {
    constexpr Wide hundredths_of_percent = 10'000;
    Wide const whole = hundredths_of_percent * term.days_in_year;
    Wide const minor = (2 * product + whole) / (2 * whole);
    TALLY_CHECK(minor >= 0);  // principal, rate and days are not negative
    return {static_cast<std::int64_t>(std::min<Wide>(minor, Money::minor_max)), currency};
}

}  // namespace

Interest interest(Debt const& debt, Date due, Date on, InterestTerm const& term,
                  RateTable const* table) {
    Interest result;
    Wide product = 0;
    auto const first = next_day(due);
    for (auto day = first; day <= on;) {
        auto found = rate_at(term.frozen ? first : day, on, term, table);
        if (term.frozen) found.until = on;
        auto const until = same_principal_until(debt, day, found.until);
        InterestSpan const span{.from = day,
                                .until = until,
                                .days = (sys_days{until} - sys_days{day}).count() + 1,
                                .principal = debt.open(day),
                                .rate = found.rate,
                                .confidence = found.confidence};
        if (span.principal.minor > 0) result.spans.push_back(span);
        product += Wide{span.principal.minor} * found.rate.value_or(0) * span.days;
        result.is_complete = result.is_complete && (span.rate || span.principal.minor == 0);
        day = next_day(until);
    }
    result.amount = rounded(product, debt.amount.currency, term);
    return result;
}

}  // namespace tally::rights
