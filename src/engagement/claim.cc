#include "engagement/claim.h"

#include <algorithm>

#include "engagement/fold.h"
#include "engagement/numbered.h"
#include "engagement/telling.h"

namespace tally::engagement {
namespace {

Claim* find_claim(State& state, int number, int claim) {
    auto* file = find_numbered(state.cases, number);
    return file == nullptr ? nullptr : find_numbered(file->claims, claim);
}

template <typename OneFact>
Source source_of(OneFact const& fact) {
    return {fact.item, fact.about};
}

template <typename Thing>
void take_out(std::vector<Thing>& all, std::string_view element, Source const& source) {
    std::erase_if(all,
                  [&](Thing const& one) { return one.element == element && one.source == source; });
}

std::string in_claim(int number, int claim) {
    return " claim " + std::to_string(claim) + " of case " + std::to_string(number);
}

std::string words_of(Source const& source) {
    return source.item ? "item " + source.item->text : "what is on record about " + source.about;
}

}  // namespace

Evidence const* Claim::accepted_for(std::string_view element, Source const& source) const {
    auto const found = std::ranges::find_if(accepted, [&](Evidence const& one) {
        return one.element == element && one.source == source;
    });
    return found == accepted.end() ? nullptr : &*found;
}

bool Claim::is_rejected(std::string_view element, Source const& source) const {
    return std::ranges::any_of(rejected, [&](UnwantedEvidence const& one) {
        return one.element == element && one.source == source;
    });
}

ElementDispute const* Claim::dispute_of(std::string_view element, ledger::Party side) const {
    auto const found = std::ranges::find_if(disputed, [&](ElementDispute const& one) {
        return one.element == element && one.by == side;
    });
    return found == disputed.end() ? nullptr : &*found;
}

void apply(State& state, Recorded const&, ClaimAsserted const& fact) {
    auto* file = find_numbered(state.cases, fact.number);
    if (file == nullptr) return;
    add_numbered(file->claims, Claim{.number = fact.claim,
                                     .type = fact.type,
                                     .by = fact.by,
                                     .text = fact.text,
                                     .amount = fact.amount,
                                     .about = fact.about,
                                     .accepted = {},
                                     .rejected = {},
                                     .disputed = {}});
}

void apply(State& state, Recorded const& recorded, EvidenceAccepted const& fact) {
    auto* claim = find_claim(state, fact.number, fact.claim);
    if (claim == nullptr) return;
    take_out(claim->accepted, fact.element, source_of(fact));
    take_out(claim->rejected, fact.element, source_of(fact));
    claim->accepted.push_back({fact.element, source_of(fact), fact.strength, fact.why, fact.rule,
                               recorded.event.occurred});
}

void apply(State& state, Recorded const&, EvidenceRejected const& fact) {
    auto* claim = find_claim(state, fact.number, fact.claim);
    if (claim == nullptr) return;
    take_out(claim->accepted, fact.element, source_of(fact));
    take_out(claim->rejected, fact.element, source_of(fact));
    claim->rejected.push_back({fact.element, source_of(fact), fact.why});
}

void apply(State& state, Recorded const&, ElementDisputed const& fact) {
    auto* claim = find_claim(state, fact.number, fact.claim);
    if (claim == nullptr) return;
    std::erase_if(claim->disputed, [&](ElementDispute const& one) {
        return one.element == fact.element && one.by == fact.by;
    });
    claim->disputed.push_back({fact.element, fact.by, fact.why, fact.item});
}

std::string tell(Telling const&, ClaimAsserted const& fact) {
    auto const over = fact.amount ? " over " + fact.amount->text() : std::string{};
    return subject_of(fact.by) + " claims " + fact.type + over + ", as" +
           in_claim(fact.number, fact.claim) + with_words(fact.text);
}

std::string tell(Telling const& telling, EvidenceAccepted const& fact) {
    return telling.who() + " accepted that " + words_of(source_of(fact)) + " " +
           std::string{name(fact.strength)} + " “" + fact.element + "” of" +
           in_claim(fact.number, fact.claim) + with_words(fact.why);
}

std::string tell(Telling const& telling, EvidenceRejected const& fact) {
    return telling.who() + " does not use " + words_of(source_of(fact)) + " for “" + fact.element +
           "” of" + in_claim(fact.number, fact.claim) + with_words(fact.why);
}

std::string tell(Telling const&, ElementDisputed const& fact) {
    return subject_of(fact.by) + " disputes “" + fact.element + "” of" +
           in_claim(fact.number, fact.claim) + with_words(fact.why);
}

}  // namespace tally::engagement
