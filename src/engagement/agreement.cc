#include "engagement/agreement.h"

#include <algorithm>

#include "engagement/fold.h"
#include "engagement/numbered.h"
#include "engagement/telling.h"

namespace tally::engagement {

Signature const* AgreementVersion::signature_of(ledger::Party party) const {
    auto const found = std::ranges::find(signatures, party, &Signature::by);
    return found == signatures.end() ? nullptr : &*found;
}

bool AgreementVersion::in_force() const {
    return signature_of(ledger::Party::freelancer) != nullptr &&
           signature_of(ledger::Party::client) != nullptr;
}

void apply(State& state, Recorded const& recorded, AgreementDrafted const& fact) {
    add_numbered(state.agreement, AgreementVersion{.number = fact.version,
                                                   .digest = fact.digest,
                                                   .text = fact.text,
                                                   .why = fact.why,
                                                   .by = recorded.author,
                                                   .occurred = recorded.event.occurred,
                                                   .proposed = {},
                                                   .signatures = {}});
}

void apply(State& state, Recorded const& recorded, AgreementProposed const& fact) {
    auto* version = find_numbered(state.agreement, fact.version);
    if (version == nullptr || version->digest != fact.digest || version->proposed) return;
    version->proposed = recorded.event.occurred;
}

void apply(State& state, Recorded const& recorded, AgreementSigned const& fact) {
    auto* version = find_numbered(state.agreement, fact.version);
    if (version == nullptr || version->digest != fact.digest) return;
    Signature const signature{fact.by, fact.how, recorded.event.occurred, recorded.claimed()};
    auto const old = std::ranges::find(version->signatures, fact.by, &Signature::by);
    if (old == version->signatures.end())
        version->signatures.push_back(signature);
    else if (old->claimed)  // the same act, and now something may vouch for it
        *old = signature;
}

void apply(State& state, Recorded const& recorded, ContractRequested const&) {
    if (!state.written.requested) state.written.requested = recorded.event.occurred;
}

void apply(State& state, Recorded const& recorded, ContractRefused const&) {
    if (!state.written.refused) state.written.refused = recorded.event.occurred;
}

void apply(State& state, Recorded const& recorded, TermsKept const& fact) {
    state.terms_kept.push_back({fact.of, fact.items, fact.note, recorded.event.occurred});
}

std::string tell(Telling const& telling, AgreementDrafted const& fact) {
    return telling.who() + " drafted version " + std::to_string(fact.version) +
           " of the agreement" + with_words(fact.why);
}

std::string tell(Telling const& telling, AgreementProposed const& fact) {
    return telling.who() + " proposed version " + std::to_string(fact.version) +
           " of the agreement" + with_words(fact.how);
}

std::string tell(Telling const&, AgreementSigned const& fact) {
    return subject_of(fact.by) + " signed version " + std::to_string(fact.version) +
           " of the agreement" + with_words(fact.how);
}

std::string tell(Telling const& telling, ContractRequested const& fact) {
    return telling.who() + " asked for the written contract" + with_words(fact.note);
}

std::string tell(Telling const& telling, ContractRefused const& fact) {
    return telling.who() + " gave no written contract" + with_words(fact.note);
}

std::string tell(Telling const& telling, TermsKept const& fact) {
    auto const of = [&]() -> std::string {
        switch (fact.of) {
            case TermsSource::job_post: return "the job post";
            case TermsSource::offer: return "the offer";
            case TermsSource::platform_terms: return "the platform's terms";
            case TermsSource::other: return "the terms";
        }
        return "the terms";  // bits that name no source
    }();
    return telling.who() + " kept a copy of " + of + with_items(fact.items.size()) +
           with_words(fact.note);
}

}  // namespace tally::engagement
