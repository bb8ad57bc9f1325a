#include <algorithm>

#include "engagement/guards.h"
#include "engagement/numbered.h"

namespace tally::engagement {
namespace {

using ledger::Party;

constexpr std::size_t links_max = 1'000;
constexpr std::chrono::days lifetime_max{400};
constexpr std::size_t shown_bytes_max = std::size_t{1} << 20;
constexpr std::size_t statement_bytes_max = 4'096;
constexpr std::size_t name_bytes_max = 200;
constexpr std::size_t concern_bytes_max = 20'000;
constexpr std::size_t passkeys_max = 20;
constexpr std::size_t key_characters_max = 2'000;

Party party_of(LinkHolder holder) {
    return holder == LinkHolder::mediator ? Party::mediator : Party::client;
}

Result<Link const*, Rejection> link_of(State const& state, int number) {
    auto const* const link = find_numbered(state.links, number);
    if (link == nullptr)
        return refuse("unknown-link", "there is no link " + std::to_string(number),
                      "tally link list shows them");
    return link;
}

// The client's link, opened and in force.
Result<Link const*, Rejection> open_link(Guards& guards, int number) {
    TRY(guards.check_author({Party::client}, "act through a link"));
    auto const* const link = TRY(link_of(guards.state(), number));
    if (link->holder != LinkHolder::client)
        return refuse("link-read-only", "a mediator's link is for reading only");
    if (!link->in_force(guards.context().now) || !link->opened)
        return refuse("link-closed",
                      "this link is not open: it was revoked, it expired, or its "
                      "code was not typed in yet",
                      "ask the freelancer for a new one");
    return link;
}

Result<void, Rejection> check_recipient(State const& state, LinkCreated const& asked) {
    if (!is_address(asked.to))
        return refuse("address-missing", "the code of a link goes to one e-mail address",
                      "name it with --to, or give the engagement the client's address: tally party "
                      "set");
    if (asked.holder == LinkHolder::client &&
        std::ranges::find(state.client.addresses, asked.to) == state.client.addresses.end())
        return refuse("not-the-client",
                      asked.to +
                          " is not recorded as an address of the client: the code goes to "
                          "the client and to nobody else",
                      "record it first: tally party set ENG client --address " + asked.to);
    if (asked.holder == LinkHolder::mediator && state.find_case(asked.case_number) == nullptr)
        return refuse("unknown-case", "a mediator's link shows one case",
                      "name it with --case; tally case list shows them");
    return {};
}

}  // namespace

Outcome decide_one(Guards& guards, LinkCreated const& asked) {
    auto const& state = guards.state();
    TRY(guards.check_author({Party::freelancer}, "make a link"));
    TRY(check_recipient(state, asked));
    if (asked.holder == LinkHolder::client && asked.case_number != 0)
        return refuse("case-of-the-client", "the client's link shows no case");
    if (asked.expires <= guards.context().now ||
        asked.expires > guards.context().now + lifetime_max)
        return refuse("lifetime", "a link is good for at least a day and at most 400",
                      "say --days 30");
    if (state.links.size() >= links_max)
        return refuse("too-many-links", "there are 1,000 links already");
    if (has_platform(state.engagement.type) && !has_started(state))
        return refuse("before-contract",
                      "before the contract has started the platform forbids contact with the "
                      "client outside of it",
                      "record the contract first: tally agreement sign, or tally milestone fund");
    auto created = asked;
    created.link = next_number(state.links);
    return created;
}

Outcome decide_one(Guards& guards, LinkOpened const& asked) {
    auto const* const link = TRY(link_of(guards.state(), asked.link));
    TRY(guards.check_author({party_of(link->holder)}, "open this link"));
    if (!link->in_force(guards.context().now))
        return refuse("link-closed", "this link was revoked or has expired",
                      "ask the freelancer for a new one");
    if (link->opened) return refuse("already-opened", "this link was opened before");
    return asked;
}

Outcome decide_one(Guards& guards, LinkRevoked const& asked) {
    TRY(guards.check_author({Party::freelancer}, "revoke a link"));
    auto const* const link = TRY(link_of(guards.state(), asked.link));
    if (link->revoked) return refuse("already-revoked", "this link is revoked already");
    return asked;
}

Outcome decide_one(Guards& guards, ConsentGiven const& asked) {
    TRY(open_link(guards, asked.link));
    if (asked.act.empty() || asked.shown.empty() || asked.statement.empty())
        return refuse("nothing-shown", "a consent says what was shown and what was agreed to");
    if (asked.shown.size() > shown_bytes_max || asked.statement.size() > statement_bytes_max ||
        asked.name.size() > name_bytes_max)
        return refuse("too-long", "the words of a consent are too long");
    if (!is_one_line(asked.name)) return refuse("name-of-many-lines", "a name is one line");
    auto given = asked;
    given.consent = next_number(guards.state().consents);
    return given;
}

Outcome decide_one(Guards& guards, ConsentConfirmed const& asked) {
    TRY(guards.check_author({Party::client}, "confirm what it did"));
    auto const* const consent = find_numbered(guards.state().consents, asked.consent);
    if (consent == nullptr)
        return refuse("unknown-consent", "there is no consent " + std::to_string(asked.consent));
    if (!guards.context().basis || asked.strength == ReplyStrength::none)
        return refuse(
            "basis-missing", "only a reply that its mail domain signed confirms a consent",
            "fetch the reply with tally mail sync, or import it; tally cosignatures looks "
            "for it");
    if (consent->confirmed) return refuse("already-confirmed", "this consent is confirmed already");
    return asked;
}

Outcome decide_one(Guards& guards, ConcernRaised const& asked) {
    TRY(guards.check_author({Party::client}, "raise a concern of the client"));
    if (asked.text.empty() || asked.text.size() > concern_bytes_max)
        return refuse("text-missing", "a concern needs words, at most 20,000 characters of them");
    if (asked.milestone != 0) TRY(guards.milestone(asked.milestone));
    auto raised = asked;
    raised.concern = next_number(guards.state().concerns);
    return raised;
}

Outcome decide_one(Guards& guards, PasskeyEnrolled const& asked) {
    TRY(open_link(guards, asked.link));
    auto const& passkeys = guards.state().passkeys;
    if (std::ranges::find(passkeys, asked.passkey, &Passkey::fingerprint) != passkeys.end())
        return refuse("known-passkey", "this passkey is recorded already");
    if (passkeys.size() >= passkeys_max)
        return refuse("too-many-passkeys", "there are 20 passkeys already");
    if (asked.credential.empty() || asked.credential.size() > key_characters_max ||
        asked.key.empty() || asked.key.size() > key_characters_max || asked.origin.empty())
        return refuse("passkey-incomplete", "a passkey has an id, a key and a page it is made for");
    return asked;
}

Outcome decide_one(Guards& guards, PasskeyBound const& asked) {
    TRY(guards.check_author({Party::client}, "confirm a passkey"));
    auto const& passkeys = guards.state().passkeys;
    auto const found = std::ranges::find(passkeys, asked.passkey, &Passkey::fingerprint);
    if (found == passkeys.end()) return refuse("unknown-passkey", "no such passkey is recorded");
    if (!guards.context().basis || asked.strength == ReplyStrength::none)
        return refuse("basis-missing", "only a reply that its mail domain signed binds a passkey");
    if (found->bound) return refuse("already-bound", "this passkey is bound already");
    return asked;
}

}  // namespace tally::engagement
