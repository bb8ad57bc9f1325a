#include "vault/link_acts.h"

#include <algorithm>
#include <charconv>

#include "crypto/sha256.h"
#include "vault/changes.h"
#include "vault/checkpoint.h"
#include "vault/half.h"

namespace tally::vault {
namespace {

using engagement::Command;
using engagement::ConsentGiven;

ConsentGiven consent_of(LinkSession const& session, outbox::Offer const& offer) {
    ConsentGiven consent;
    consent.link = session.link.number;
    consent.act = offer.act;
    consent.about = offer.about;
    consent.shown = offer.shown;
    consent.statement = offer.statement;
    return consent;
}

Digest digest_of(LinkSession const& session, ConsentGiven const& consent) {
    return crypto::sha256(engagement::consent_text(session.ref.shared.text, consent,
                                                   crypto::sha256(consent.shown),
                                                   crypto::sha256(consent.statement)));
}

// "milestone/2" gives 2.
int number_in(std::string const& about) {
    int number = 0;
    auto const text = about.substr(about.find('/') + 1);
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}

constexpr auto through = "on the page of a link";

Result<Command> command_of(LinkAct const& act) {
    auto const number = number_in(act.about);
    if (act.act == "agreement.signed") return engagement::SignAgreement{0, through};
    if (act.act == "milestone.approved") return engagement::ApproveMilestone{number, act.words};
    if (act.act == "milestone.changes-requested")
        return engagement::ChangesRequested{number, act.words, {}};
    if (act.act == "change.approved") return engagement::ChangeApproved{number, through};
    if (act.act == "change.declined") return engagement::ChangeDeclined{number, act.words};
    if (act.act == "checkin.acknowledged") return engagement::CheckinAcknowledged{number, through};
    if (act.act == "concern.raised") return engagement::ConcernRaised{0, act.words, 0};
    if (act.act == "feedback.sealed" && act.seal) return engagement::FeedbackSealed{*act.seal};
    return fail(Code::invalid_input, "this cannot be done through a link: " + act.act);
}

Result<void> check_words(outbox::Offer const& offer, LinkAct const& act) {
    if (offer.needs_name && act.name.find_first_not_of(' ') == act.name.npos)
        return fail(Code::invalid_input, "type your name to sign", "the field is empty");
    if (offer.needs_words && act.words.find_first_not_of(" \n\r\t") == act.words.npos)
        return fail(Code::invalid_input, "say what it is about", "the field is empty");
    if (offer.sealed != act.seal.has_value())
        return fail(Code::invalid_input, "sealed feedback comes as a commitment, and nothing else");
    return {};
}

Result<outbox::Offer> offer_of(Vault& vault, LinkSession const& session, LinkAct const& act) {
    for (auto const& [offer, digest] : TRY(link_page(vault, session)).offers) {
        if (offer.act != act.act || offer.about != act.about) continue;
        if (digest == act.digest) return offer;
        return fail(Code::conflict, "what the page showed has changed meanwhile",
                    "read it again, and decide then");
    }
    return fail(Code::conflict, "this is done already, or no longer open",
                "reload the page to see where it stands");
}

// Returns how many entries that makes.
Result<std::size_t> add(Changes& changes, EngagementRef const& ref, engagement::State const& state,
                        Command const& command, Instant now) {
    auto const decision = engagement::decide(
        state, command,
        {.now = now, .occurred = now, .author = ledger::Party::client, .basis = {}});
    if (!decision) return std::unexpected(decision.error().error());
    for (auto const& [event, author, private_side] : decision->events)
        TRY(changes.add(private_side ? ref.private_side : ref.shared,
                        {std::string{engagement::kind_of(event).name}, author,
                         engagement::topic_of(event), engagement::encode(event)}));
    return decision->events.size();
}

}  // namespace

Result<LinkPage> link_page(Vault& vault, LinkSession const& session) {
    if (session.link.holder != engagement::LinkHolder::client)
        return fail(Code::rejected, "this link is for reading a case, and for nothing else");
    LinkPage page{TRY(load_state(vault, session.ref)), {}};
    for (auto& offer : outbox::offers_to_client(page.state)) {
        auto const digest = digest_of(session, consent_of(session, offer));
        page.offers.push_back({std::move(offer), digest});
    }
    return page;
}

Result<LinkActed> act_through_link(Vault& vault, LinkSession const& session,
                                   LinkAct const& request) {
    auto const offer = TRY(offer_of(vault, session, request));
    TRY(check_words(offer, request));
    auto consent = consent_of(session, offer);
    consent.name = request.name;
    consent.digest = digest_of(session, consent);
    auto const command = TRY(command_of(request));
    auto const before = TRY(load_state(vault, session.ref));
    Changes changes{vault};
    auto entries = TRY(add(changes, session.ref, before, command, vault.now()));
    entries += TRY(add(changes, session.ref, before, consent, vault.now()));
    TRY(changes.commit());
    LinkActed acted;
    auto const state = TRY(load_state(vault, session.ref));
    acted.consent = state.consents.back();
    for (auto at = state.history.end() - static_cast<std::ptrdiff_t>(entries);
         at != state.history.end(); ++at)
        acted.recorded.push_back(engagement::summary(at->event, at->author, &state));
    return acted;
}

Result<std::string> half_through_link(Vault& vault, LinkSession const& session) {
    auto const published = TRY(publish_checkpoint(vault, session.ref));
    auto const state = TRY(load_state(vault, session.ref));
    return client_half(vault, session.ref, state, published.note);
}

}  // namespace tally::vault
