#include "vault/link_acts.h"

#include <algorithm>
#include <charconv>

#include "engagement/decide.h"
#include "vault/changes.h"
#include "vault/checkpoint.h"
#include "vault/half.h"
#include "vault/links.h"
#include "vault/sealing.h"

namespace tally::vault {
namespace {

using engagement::Command;
using links::ConsentGiven;

ConsentGiven consent_of(LinkSession const& session, links::Offer const& offer) {
    ConsentGiven consent;
    consent.link = session.link.number;
    consent.act = offer.act;
    consent.about = offer.about;
    consent.shown = offer.shown;
    consent.statement = offer.statement;
    return consent;
}

Digest digest_of(LinkSession const& session, ConsentGiven const& consent) {
    return links::digest_of(consent, session.ref.shared.text);
}

// "milestone/2" gives 2.
int number_in(std::string const& about) {
    int number = 0;
    auto const text = about.substr(about.find('/') + 1);
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}

// 0 for a concern about the whole: "concern".
int milestone_in(std::string const& about) {
    return about.starts_with("milestone/") ? number_in(about) : 0;
}

constexpr auto through = "on the page of a link";

// What the client wrote, as the consent keeps it: the act in front of it says the same in its own
// way.
std::string words_of(LinkAct const& act) {
    if (act.seal) return act.seal->text();
    if (act.act == "feedback.given") return std::to_string(act.stars) + " of 5 stars\n" + act.words;
    return act.words;
}

// Acts of the contract itself; those of the link are made elsewhere.
Result<Command> command_of(LinkAct const& act) {
    auto const number = number_in(act.about);
    if (act.act == "agreement.signed") return engagement::SignAgreement{0, through};
    if (act.act == "milestone.approved") return engagement::ApproveMilestone{number, act.words};
    if (act.act == "milestone.changes-requested")
        return engagement::ChangesRequested{number, act.words, {}};
    if (act.act == "change.approved") return engagement::ChangeApproved{number, through};
    if (act.act == "change.declined") return engagement::ChangeDeclined{number, act.words};
    if (act.act == "feedback.given") {
        auto const digest = TRY(seal_of(act.salt, act.stars, act.words));
        return engagement::GiveFeedback{act.stars, act.words, act.salt, digest};
    }
    if (act.act == "checkin.acknowledged") return engagement::CheckinAcknowledged{number, through};
    return fail(Code::invalid_input, "this cannot be done through a link: " + act.act);
}

Result<void> check_words(links::Offer const& offer, LinkAct const& act) {
    if (offer.needs_name && act.name.find_first_not_of(' ') == act.name.npos)
        return fail(Code::invalid_input, "type your name to sign", "the field is empty");
    if (offer.needs_words && act.words.find_first_not_of(" \n\r\t") == act.words.npos)
        return fail(Code::invalid_input, "say what it is about", "the field is empty");
    if (offer.sealed != act.seal.has_value())
        return fail(Code::invalid_input, "sealed feedback comes as a commitment, and nothing else");
    return {};
}

Result<links::Offer> offer_of(Vault& vault, LinkSession const& session, LinkAct const& act) {
    for (auto const& [offer, digest] : TRY(link_page(vault, session)).offers) {
        if (offer.act != act.act || offer.about != act.about) continue;
        if (digest == act.digest) return offer;
        return fail(Code::conflict, "what the page showed has changed meanwhile",
                    "read it again, and decide then");
    }
    return fail(Code::conflict, "this is done already, or no longer open",
                "reload the page to see where it stands");
}

Result<void> add_event(Changes& changes, EngagementRef const& ref, engagement::Event const& event) {
    TRY(changes.add(ref.shared,
                    {std::string{engagement::kind_of(event).name}, ledger::Party::client,
                     engagement::topic_of(event), engagement::encode(event)}));
    return {};
}

Result<void> add_command(Vault& vault, Changes& changes, EngagementRef const& ref,
                         Command const& command) {
    auto const now = vault.now();
    auto const decision = engagement::decide(
        TRY(load_state(vault, ref)), command,
        {.now = now, .occurred = now, .author = ledger::Party::client, .basis = {}});
    if (!decision) return std::unexpected(decision.error().error());
    for (auto const& one : decision->events) TRY(add_event(changes, ref, one.event));
    return {};
}

// The entry of the act, in front of its consent.
Result<void> add_act(Vault& vault, Changes& changes, LinkSession const& session,
                     LinkAct const& request) {
    if (request.act == "concern.raised") {
        links::ConcernRaised const concern{0, request.words, milestone_in(request.about)};
        return add_link_fact(vault, session.ref, changes, concern, {ledger::Party::client});
    }
    // Sealed where the words were written: only the offer's guard looks at it.
    if (request.act == "feedback.sealed")
        return add_event(changes, session.ref,
                         {vault.now(), std::nullopt, engagement::FeedbackSealed{*request.seal}});
    return add_command(vault, changes, session.ref, TRY(command_of(request)));
}

}  // namespace

Result<LinkPage> link_page(Vault& vault, LinkSession const& session) {
    TRY(check_client_session(session));
    LinkPage page{TRY(load_state(vault, session.ref)), {}};
    for (auto& offer : links::offers_to_client(page.state, vault.now())) {
        auto const digest = digest_of(session, consent_of(session, offer));
        page.offers.push_back({std::move(offer), digest});
    }
    return page;
}

Result<links::Consent> act_through_link(Vault& vault, LinkSession const& session,
                                        LinkAct const& request) {
    auto const offer = TRY(offer_of(vault, session, request));
    TRY(check_words(offer, request));
    auto consent = consent_of(session, offer);
    consent.name = request.name;
    consent.words = words_of(request);
    consent.digest = digest_of(session, consent);
    Changes changes{vault};
    TRY(add_act(vault, changes, session, request));
    TRY(add_link_fact(vault, session.ref, changes, consent, {ledger::Party::client}));
    TRY(changes.commit());
    return TRY(load_links(vault, session.ref)).consents.back();
}

Result<std::string> half_through_link(Vault& vault, LinkSession const& session) {
    TRY(check_client_session(session));
    auto const published = TRY(publish_checkpoint(vault, session.ref));
    auto const state = TRY(load_state(vault, session.ref));
    return client_half(vault, session.ref, state, published.note);
}

}  // namespace tally::vault
