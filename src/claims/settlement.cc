#include "claims/settlement.h"

#include <algorithm>

namespace tally::claims {
namespace {

using engagement::Milestone;
using engagement::Stance;
using engagement::State;

// Half, an odd minor unit rounded down.
Money half(Money const& money) { return {money.minor / 2, money.currency}; }

// The worst of the reasons; unfounded where there are none or nobody knows.
Stance worst_of(std::vector<ReasonRow> const& reasons) {
    auto worst = Stance::unfounded;
    for (auto const& row : reasons)
        if (row.stance) worst = std::max(worst, *row.stance);
    return worst;
}

bool was_handed_over(State const& state, Milestone const& milestone) {
    return !milestone.submissions.empty() || !milestone.deliveries.empty() ||
           std::ranges::any_of(state.deliveries, [&](engagement::Delivery const& delivery) {
               return delivery.milestone == milestone.number;
           });
}

SettlementLine handed_over_line(SettlementLine line, Money const& open, Stance worst) {
    switch (worst) {
        case Stance::unfounded:
            line.low = open;
            line.why = "handed over, and no reason on record holds against it";
            return line;
        case Stance::partly:
            line.low = half(open);
            line.why = "handed over; a reason holds in part: at least half, for what is usable";
            return line;
        case Stance::founded:
            line.low = Money{0, open.currency};
            line.high = half(open);
            line.why = "handed over, but a reason holds: a share for what the client keeps";
            return line;
    }
    return line;  // bits that name no stance
}

SettlementLine line_of(State const& state, Milestone const& milestone, Money const& open,
                       Stance worst) {
    SettlementLine line{"Milestone " + std::to_string(milestone.number) + " “" + milestone.title +
                            "”, " + open.text() + " open",
                        open,
                        open,
                        {}};
    if (milestone.approved) {
        line.why = "the client accepted it: there is nothing to give";
        return line;
    }
    if (was_handed_over(state, milestone)) return handed_over_line(std::move(line), open, worst);
    line.low = Money{0, open.currency};
    line.high = milestone.started ? half(open) : line.low;
    line.why =
        milestone.started
            ? "work began, and nothing was handed over: only what you can show is worth money"
            : "no work on it is on record";
    return line;
}

Money open_on(State const& state, Milestone const& milestone) {
    if (auto const held = state.held(milestone.number); held.minor > 0) return held;
    if (engagement::has_platform(state.engagement.type) || !state.invoices.empty())
        return state.zero();
    auto const open = milestone.amount - milestone.kept();
    return open.minor > 0 ? open : state.zero();
}

std::string advice_for(Settlement const& result) {
    if (result.lines.empty()) return "Nothing is open: there is nothing to settle.";
    if (result.low == result.high)
        return "Ask for all of it. Take less only to save what a fight costs: `tally rights sheet` "
               "counts that.";
    return "Offer towards the upper figure, and do not go below the lower one without a reason "
           "that "
           "the record shows. `tally rights sheet` counts what a fight costs.";
}

}  // namespace

Settlement settlement(State const& state, std::vector<ReasonRow> const& reasons) {
    Settlement result{state.zero(), state.zero(), {}, {}};
    auto const worst = worst_of(reasons);
    for (auto const& milestone : state.milestones)
        if (auto const open = open_on(state, milestone); open.minor > 0)
            result.lines.push_back(line_of(state, milestone, open, worst));
    for (auto const& invoice : state.invoices)
        if (auto const open = invoice.open(); open.minor > 0)
            result.lines.push_back(handed_over_line(
                {"Invoice " + invoice.reference + ", " + open.text() + " open", open, open, {}},
                open, worst));
    for (auto const& line : result.lines) {
        result.low = result.low + line.low;
        result.high = result.high + line.high;
    }
    result.advice = advice_for(result);
    return result;
}

}  // namespace tally::claims
