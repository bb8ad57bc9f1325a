#include "engagement/contract.h"

#include "engagement/fold.h"
#include "engagement/numbered.h"
#include "engagement/telling.h"

namespace tally::engagement {

void apply(State& state, Recorded const& recorded, ContractEnded const& fact) {
    if (state.ended) return;
    auto const pays = fact.pays.currency == state.engagement.currency ? fact.pays : state.zero();
    state.ended =
        ContractEnd{fact.by, fact.reason, pays, recorded.event.occurred, recorded.claimed()};
}

void apply(State& state, Recorded const& recorded, ReasonStated const& fact) {
    add_numbered(
        state.reasons,
        Reason{.number = fact.reason, .text = fact.text, .by = recorded.author, .answer = {}});
}

void apply(State& state, Recorded const&, ReasonAnswered const& fact) {
    if (auto* reason = find_numbered(state.reasons, fact.reason))
        reason->answer = ReasonAnswer{fact.stance, fact.text, fact.clause, fact.items, fact.about};
}

void apply(State&, Recorded const&, GuardOverridden const&) {}  // it stays in the history

std::string tell(Telling const&, ContractEnded const& fact) {
    auto const pays = fact.pays.minor > 0 ? " and paid " + fact.pays.text() : std::string{};
    return subject_of(fact.by) + " ended the contract" + pays + with_words(fact.reason);
}

std::string tell(Telling const& telling, ReasonStated const& fact) {
    return telling.who() + " gave as reason " + std::to_string(fact.reason) + with_words(fact.text);
}

std::string tell(Telling const& telling, ReasonAnswered const& fact) {
    auto const clause = fact.clause.empty() ? "" : ", by " + fact.clause;
    auto const stance =
        fact.stance == Stance::partly ? "partly founded" : std::string{name(fact.stance)};
    return telling.who() + " holds reason " + std::to_string(fact.reason) + " for " + stance +
           clause + with_items(fact.items.size()) + with_words(fact.text);
}

std::string tell(Telling const& telling, GuardOverridden const& fact) {
    return telling.who() + " set the guard " + fact.guard + " aside to " + fact.command +
           with_words(fact.reason);
}

}  // namespace tally::engagement
