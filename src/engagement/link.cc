#include "engagement/link.h"

#include <algorithm>

#include "engagement/fold.h"
#include "engagement/numbered.h"
#include "engagement/telling.h"

namespace tally::engagement {
namespace {

std::string short_of(Digest const& digest) { return "sha256:" + digest.hex().substr(0, 16) + "…"; }

// "sign the agreement" out of the kind of an entry.
std::string act_in_words(std::string_view act) {
    if (act == "agreement.signed") return "signed the agreement";
    if (act == "milestone.approved") return "approved the work";
    if (act == "milestone.changes-requested") return "asked for changes";
    if (act == "checkin.acknowledged") return "acknowledged a check-in";
    if (act == "change.approved") return "approved a change order";
    if (act == "change.declined") return "declined a change order";
    if (act == "concern.raised") return "raised a concern";
    if (act == "feedback.sealed") return "sealed feedback";
    return "did: " + std::string{act};
}

Passkey* find_passkey(State& state, Digest const& fingerprint) {
    auto const found = std::ranges::find(state.passkeys, fingerprint, &Passkey::fingerprint);
    return found == state.passkeys.end() ? nullptr : &*found;
}

}  // namespace

void apply(State& state, Recorded const& recorded, LinkCreated const& fact) {
    Link link;
    link.number = fact.link;
    link.holder = fact.holder;
    link.to = fact.to;
    link.created = recorded.event.occurred;
    link.expires = fact.expires;
    link.token = fact.token;
    link.case_number = fact.case_number;
    add_numbered(state.links, std::move(link));
}

void apply(State& state, Recorded const& recorded, LinkOpened const& fact) {
    auto* link = find_numbered(state.links, fact.link);
    if (link != nullptr && !link->opened) link->opened = recorded.event.occurred;
}

void apply(State& state, Recorded const& recorded, LinkRevoked const& fact) {
    auto* link = find_numbered(state.links, fact.link);
    if (link != nullptr && !link->revoked) link->revoked = recorded.event.occurred;
}

void apply(State& state, Recorded const& recorded, ConsentGiven const& fact) {
    Consent consent;
    consent.number = fact.consent;
    consent.link = fact.link;
    consent.act = fact.act;
    consent.about = fact.about;
    consent.name = fact.name;
    consent.digest = fact.digest;
    consent.given = recorded.event.occurred;
    add_numbered(state.consents, std::move(consent));
}

void apply(State& state, Recorded const& recorded, ConsentConfirmed const& fact) {
    auto* consent = find_numbered(state.consents, fact.consent);
    if (consent != nullptr && !consent->confirmed) consent->confirmed = recorded.event.basis;
}

void apply(State& state, Recorded const& recorded, ConcernRaised const& fact) {
    add_numbered(state.concerns,
                 Concern{fact.concern, fact.text, fact.milestone, recorded.event.occurred});
}

void apply(State& state, Recorded const& recorded, PasskeyEnrolled const& fact) {
    if (find_passkey(state, fact.passkey) != nullptr) return;
    Passkey passkey;
    passkey.fingerprint = fact.passkey;
    passkey.link = fact.link;
    passkey.credential = fact.credential;
    passkey.key = fact.key;
    passkey.origin = fact.origin;
    passkey.enrolled = recorded.event.occurred;
    state.passkeys.push_back(std::move(passkey));
}

void apply(State& state, Recorded const& recorded, PasskeyBound const& fact) {
    auto* passkey = find_passkey(state, fact.passkey);
    if (passkey != nullptr && !passkey->bound) passkey->bound = recorded.event.basis;
}

std::string tell(Telling const& telling, LinkCreated const& fact) {
    auto const what = fact.holder == LinkHolder::mediator
                          ? " for a mediator to read case " + std::to_string(fact.case_number)
                          : std::string{" for the client"};
    return telling.who() + " made link " + std::to_string(fact.link) + what +
           "; its code goes to " + fact.to;
}

std::string tell(Telling const& telling, LinkOpened const& fact) {
    return telling.who() + " opened link " + std::to_string(fact.link) +
           " with the code that was mailed";
}

std::string tell(Telling const& telling, LinkRevoked const& fact) {
    return telling.who() + " revoked link " + std::to_string(fact.link) + with_words(fact.why);
}

std::string tell(Telling const& telling, ConsentGiven const& fact) {
    return telling.who() + " " + act_in_words(fact.act) + " through link " +
           std::to_string(fact.link) + (fact.name.empty() ? "" : ", as “" + fact.name + "”") +
           "; what the page showed is kept (" + short_of(fact.digest) + ")";
}

std::string tell(Telling const& telling, ConsentConfirmed const& fact) {
    auto const* const consent =
        telling.state == nullptr ? nullptr : find_numbered(telling.state->consents, fact.consent);
    return telling.who() + " confirmed by a signed reply that it " +
           (consent == nullptr ? "acted (consent " + std::to_string(fact.consent) + ")"
                               : act_in_words(consent->act) + " (" + consent->about + ")");
}

std::string tell(Telling const& telling, ConcernRaised const& fact) {
    return telling.who() + " raised a concern" + telling.of_milestone(fact.milestone) +
           with_words(fact.text);
}

std::string tell(Telling const& telling, PasskeyEnrolled const& fact) {
    return telling.who() + " made a passkey on the page of link " + std::to_string(fact.link) +
           " (" + short_of(fact.passkey) + ")";
}

std::string tell(Telling const& telling, PasskeyBound const& fact) {
    return telling.who() + " confirmed the passkey " + short_of(fact.passkey) +
           " by a signed reply that quotes it";
}

std::string consent_text(std::string_view ledger, ConsentGiven const& consent, Digest const& shown,
                         Digest const& statement) {
    return "tallystick consent v1\n" + std::string{ledger} + "\n" + std::to_string(consent.link) +
           "\n" + consent.act + "\n" + consent.about + "\n" + shown.text() + "\n" +
           statement.text() + "\n" + consent.name + "\n";
}

}  // namespace tally::engagement
