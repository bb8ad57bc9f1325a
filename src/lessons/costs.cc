#include "lessons/costs.h"

#include <algorithm>

#include "engagement/agreement_text.h"
#include "engagement/fold.h"
#include "engagement/health_signals.h"

namespace tally::lessons {
namespace {

using engagement::Milestone;
using engagement::State;

class Lines {
public:
    void money(std::string id, std::string what, Money const& amount, bool always = false) {
        if (amount.minor > 0 || always)
            all_.push_back({std::move(id), std::move(what), amount, std::nullopt, std::nullopt});
    }
    void minutes(std::string id, std::string what, int minutes) {
        if (minutes > 0)
            all_.push_back({std::move(id), std::move(what), std::nullopt, minutes, std::nullopt});
    }
    void count(std::string id, std::string what, int count) {
        if (count > 0)
            all_.push_back({std::move(id), std::move(what), std::nullopt, std::nullopt, count});
    }
    std::vector<Cost> take() { return std::move(all_); }

private:
    std::vector<Cost> all_;
};

template <typename Amount>
Money over_milestones(State const& state, Amount amount) {
    auto total = state.zero();
    for (auto const& one : state.milestones) total = engagement::plus(total, amount(one));
    return total;
}

Money fees_of(State const& state) {
    auto total = state.zero();
    for (auto const& recorded : state.history)
        if (auto const* fee = std::get_if<engagement::FeeCharged>(&recorded.event.fact))
            total = engagement::plus(total, fee->amount);
    return total;
}

Money dispute_fees_of(State const& state) {
    auto total = state.zero();
    for (auto const& dispute : state.disputes)
        for (auto const& fee : dispute.fees)
            if (fee.by == ledger::Party::freelancer) total = engagement::plus(total, fee.amount);
    return total;
}

int minutes_of(State const& state) {
    constexpr int week_minutes = 7 * 24 * 60;
    int minutes = 0;
    for (auto const& week : state.weeks) minutes += std::min(week.minutes, week_minutes);
    return minutes;
}

// Rounds beyond what the agreement includes; none where it says nothing.
int extra_rounds(State const& state) {
    auto const* terms = state.terms();
    if (terms == nullptr) return 0;
    auto const text = engagement::parse_agreement(terms->text, state.engagement.currency);
    if (!text || !text->revisions) return 0;
    std::int64_t extra = 0;
    for (auto const& one : state.milestones)
        extra +=
            std::max<std::int64_t>(0, std::ssize(one.changes_requested) - text->revisions->rounds);
    return static_cast<int>(extra);
}

int unpriced(State const& state) {
    return static_cast<int>(
        std::ranges::count_if(state.requests, [&](engagement::ScopeRequest const& request) {
            return engagement::is_unpriced(state, request);
        }));
}

// 60 x amount / minutes, half up.
Money an_hour(Money const& amount, int minutes) {
    auto const halves = (amount.minor * 60 * 2 + minutes) / (2 * std::int64_t{minutes});
    return {halves, amount.currency};
}

}  // namespace

std::vector<Cost> costs_of(State const& state) {
    Lines lines;
    auto const paid = state.paid();
    auto const minutes = minutes_of(state);
    lines.money("agreed", "agreed, over all milestones",
                over_milestones(state, [](Milestone const& one) { return one.amount; }));
    lines.money("paid", "paid to you, without what went back", paid, true);
    lines.money("held", "held with the platform", state.held());
    lines.money("open", "open on invoices", state.unpaid());
    lines.money(
        "unpaid-work", "of work handed over and not paid",
        over_milestones(state, [&](auto& one) { return engagement::done_and_unpaid(state, one); }));
    lines.money("returned", "went back to the client before it was paid",
                over_milestones(state, [](Milestone const& one) { return one.returned; }));
    lines.money("refunded", "given back after it was paid",
                over_milestones(state, [](Milestone const& one) { return one.refunded; }));
    lines.money("charged-back", "taken back by a bank",
                over_milestones(state, [](Milestone const& one) { return one.charged_back; }));
    lines.money("fees", "kept by platforms and banks", fees_of(state));
    lines.money("dispute-fees", "paid by you for disputes", dispute_fees_of(state));
    lines.minutes("hours", "logged", minutes);
    // Beyond 2^53 / 120 minor units a figure by the hour says nothing to anybody.
    if (minutes > 0 && paid.minor > 0 && paid.minor < Money::minor_max / 120)
        lines.money("hourly", "paid for each hour logged", an_hour(paid, minutes));
    lines.count("extra-rounds", "rounds of changes beyond those agreed", extra_rounds(state));
    lines.count("unpriced", "wishes outside of the scope that never got a price", unpriced(state));
    return lines.take();
}

}  // namespace tally::lessons
