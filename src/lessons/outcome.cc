#include "lessons/outcome.h"

#include <algorithm>

#include "base/words.h"
#include "engagement/fold.h"
#include "engagement/health_signals.h"

namespace tally::lessons {
namespace {

using engagement::State;

constexpr std::chrono::days late_is_bad{30};
constexpr int stars_are_bad = 3;

using Reasons = std::vector<std::string>;

void add_money(Reasons& why, Money const& amount, std::string_view what) {
    if (amount.minor > 0) why.push_back(amount.text() + " " + std::string{what});
}

void see_milestones(State const& state, Reasons& why) {
    auto returned = state.zero();
    auto refunded = state.zero();
    auto charged_back = state.zero();
    auto unpaid = state.zero();
    for (auto const& one : state.milestones) {
        returned = engagement::plus(returned, one.returned);
        refunded = engagement::plus(refunded, one.refunded);
        charged_back = engagement::plus(charged_back, one.charged_back);
        unpaid = engagement::plus(unpaid, engagement::done_and_unpaid(state, one));
    }
    add_money(why, returned, "went back to the client");
    add_money(why, refunded, "was given back after it was paid");
    add_money(why, charged_back, "was taken back by a bank");
    if (state.ended) add_money(why, unpaid, "of work was handed over and not paid by the end");
}

void see_invoices(State const& state, Instant now, Reasons& why) {
    auto const late = std::ranges::count_if(state.invoices, [&](engagement::Invoice const& one) {
        return one.open().minor > 0 && one.due &&
               end_of_day(*one.due, state.engagement.zone) + late_is_bad < now;
    });
    if (late > 0)
        why.push_back(counted(static_cast<std::uint64_t>(late), "invoice") +
                      " late by more than 30 days");
}

void see_people(State const& state, Reasons& why) {
    if (!state.disputes.empty()) why.push_back(counted(state.disputes.size(), "dispute"));
    auto const weeks = std::ranges::count_if(
        state.weeks, [](engagement::Week const& week) { return week.dispute.has_value(); });
    if (weeks > 0)
        why.push_back("hours disputed in " + counted(static_cast<std::uint64_t>(weeks), "week"));
    auto const& given = state.feedback.client.given;
    if (given && given->stars > 0 && given->stars <= stars_are_bad)
        why.push_back(counted(static_cast<std::uint64_t>(given->stars), "star") +
                      " from the client");
}

bool is_over(State const& state) {
    if (state.ended) return true;
    return !state.milestones.empty() && state.unpaid().minor == 0 &&
           std::ranges::all_of(state.milestones, [](engagement::Milestone const& one) {
               return one.kept().minor >= one.amount.minor;
           });
}

}  // namespace

Outcome outcome_of(State const& state, Instant now) {
    Outcome outcome;
    see_people(state, outcome.why);
    see_milestones(state, outcome.why);
    see_invoices(state, now, outcome.why);
    if (!outcome.why.empty())
        outcome.ending = Ending::badly;
    else if (is_over(state))
        outcome.ending = Ending::well;
    return outcome;
}

}  // namespace tally::lessons
