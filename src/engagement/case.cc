#include "engagement/case.h"

#include <algorithm>

#include "engagement/fold.h"
#include "engagement/numbered.h"
#include "engagement/telling.h"

namespace tally::engagement {

Exhibit const* Case::exhibit_of(ledger::ItemId const& item) const {
    auto const found = std::ranges::find(exhibits, item, &Exhibit::item);
    return found == exhibits.end() ? nullptr : &*found;
}

Exhibit const* Case::exhibit(int exhibit_number) const {
    return find_numbered(exhibits, exhibit_number);
}

Claim const* Case::claim_of(int claim_number) const { return find_numbered(claims, claim_number); }

void apply(State& state, Recorded const& recorded, CaseOpened const& fact) {
    add_numbered(state.cases, Case{.number = fact.number,
                                   .forum = fact.forum,
                                   .claim = fact.claim,
                                   .asks = fact.asks,
                                   .variant = fact.variant,
                                   .opened = recorded.event.occurred,
                                   .exhibits = {},
                                   .built = {},
                                   .claims = {},
                                   .withheld = {},
                                   .answers = {}});
}

void apply(State& state, Recorded const&, ExhibitLinked const& fact) {
    auto* file = find_numbered(state.cases, fact.number);
    if (file == nullptr || file->exhibit_of(fact.item) != nullptr) return;
    file->exhibits.push_back({fact.exhibit, fact.item, fact.why, fact.strong, {}});
}

void apply(State& state, Recorded const&, CaseBuilt const& fact) {
    if (auto* file = find_numbered(state.cases, fact.number)) file->built.push_back(fact);
}

std::string tell(Telling const& telling, CaseOpened const& fact) {
    auto const asks = fact.asks ? " over " + fact.asks->text() : std::string{};
    return telling.who() + " opened case " + std::to_string(fact.number) + asks + " for " +
           std::string{name(fact.forum)} + with_words(fact.claim);
}

std::string tell(Telling const& telling, ExhibitLinked const& fact) {
    return telling.who() + " put item " + fact.item.text + " into case " +
           std::to_string(fact.number) + " as exhibit " + std::to_string(fact.exhibit) +
           with_words(fact.why);
}

std::string tell(Telling const& telling, CaseBuilt const& fact) {
    return telling.who() + " built the file of case " + std::to_string(fact.number) + " over " +
           std::to_string(fact.size) + " entries";
}

}  // namespace tally::engagement
