#include "links/decide.h"

#include <algorithm>

#include "engagement/decide.h"
#include "engagement/numbered.h"
#include "engagement/plain_text.h"

namespace tally::links {
namespace {

using ledger::Party;

constexpr std::size_t links_max = 1'000;
constexpr std::chrono::days lifetime_max{400};
constexpr std::size_t shown_bytes_max = std::size_t{1} << 21;
constexpr std::size_t statement_bytes_max = 4'096;
constexpr std::size_t name_bytes_max = 200;
constexpr std::size_t concern_bytes_max = 20'000;
constexpr std::size_t words_bytes_max = concern_bytes_max;
constexpr std::size_t passkeys_max = 20;
constexpr std::size_t key_characters_max = 2'000;

std::unexpected<Error> refuse(std::string message, std::string hint = {}) {
    return fail(Code::rejected, std::move(message), std::move(hint));
}

Party party_of(Holder holder) {
    return holder == Holder::mediator ? Party::mediator : Party::client;
}

struct Decider {
    Links const& links;
    engagement::State const& state;
    Recorded const& asked;
    Instant now;

    Result<void> check_author(Party may) const {
        if (asked.author == may) return {};
        return refuse("only the " + std::string{ledger::name(may)} + " can do that");
    }

    Result<Link const*> link_of(int number) const {
        auto const* const link = links.link(number);
        if (link != nullptr) return link;
        return refuse("there is no link " + std::to_string(number), "tally link list shows them");
    }

    // The client's link, opened and in force.
    Result<void> check_open(int number) const {
        TRY(check_author(Party::client));
        auto const* const link = TRY(link_of(number));
        if (link->holder != Holder::client) return refuse("a mediator's link is for reading only");
        if (link->in_force(now) && link->opened) return {};
        return refuse(
            "this link is not open: it was revoked, it expired, or its code was not typed in yet",
            "ask the freelancer for a new one");
    }

    // A reply that its mail domain signed.
    Result<void> check_reply(ReplyStrength strength) const {
        TRY(check_author(Party::client));
        if (asked.basis && strength != ReplyStrength::none) return {};
        return refuse(
            "only a reply that its mail domain signed confirms this",
            "fetch the reply with tally mail sync, or import it; then: tally cosignatures");
    }

    // A link goes where a letter may go, and for the client to the client alone.
    Result<void> check_recipient(LinkCreated const& fact) const {
        auto const letter =
            engagement::decide(state,
                               engagement::PrepareLetter{engagement::LetterPurpose::notice, fact.to,
                                                         "Your page", "Your page is there."},
                               {.now = now, .occurred = now, .basis = {}});
        if (!letter) return std::unexpected(letter.error().error());
        return fact.holder == Holder::mediator ? check_mediator(fact) : check_client(fact);
    }
    Result<void> check_client(LinkCreated const& fact) const {
        auto const& known = state.client.addresses;
        if (std::ranges::find(known, fact.to) == known.end())
            return refuse(fact.to +
                              " is not recorded as an address of the client: the code goes "
                              "to the client and to nobody else",
                          "record it first: tally party describe ENG client --address " + fact.to);
        if (fact.case_number != 0 || fact.file)
            return refuse("the client's link shows no case", "a mediator's does: --for mediator");
        return {};
    }
    // Neither side opens it: the record would say that a mediator did.
    Result<void> check_mediator(LinkCreated const& fact) const {
        if (state.find_case(fact.case_number) == nullptr || !fact.file)
            return refuse("a mediator's link shows one case, and there is no case " +
                              std::to_string(fact.case_number),
                          "name it with --case 1; tally case open starts one");
        auto const is_of = [&](engagement::Person const& side) {
            return std::ranges::find(side.addresses, fact.to) != side.addresses.end();
        };
        if (is_of(state.client) || is_of(state.freelancer))
            return refuse(fact.to + " is an address of one of the two sides, not of a mediator",
                          "send a side the file itself: tally case build");
        return {};
    }

    Result<Fact> operator()(LinkCreated const& fact) const {
        TRY(check_author(Party::freelancer));
        TRY(check_recipient(fact));
        if (fact.expires <= now || fact.expires > now + lifetime_max)
            return refuse("a link is good for at least a day and at most 400", "say --days 30");
        if (links.links.size() >= links_max) return refuse("there are 1,000 links already");
        auto created = fact;
        created.link = engagement::next_number(links.links);
        return created;
    }
    Result<Fact> operator()(LinkOpened const& fact) const {
        auto const* const link = TRY(link_of(fact.link));
        TRY(check_author(party_of(link->holder)));
        if (!link->in_force(now))
            return refuse("this link was revoked or has expired", "ask for a new one");
        if (link->opened) return refuse("this link was opened before");
        return fact;
    }
    Result<Fact> operator()(LinkRevoked const& fact) const {
        TRY(check_author(Party::freelancer));
        if (TRY(link_of(fact.link))->revoked) return refuse("this link is revoked already");
        return fact;
    }
    Result<Fact> operator()(ConsentGiven const& fact) const {
        TRY(check_open(fact.link));
        if (fact.act.empty() || fact.shown.empty() || fact.statement.empty())
            return refuse("a consent says what was shown and what was agreed to");
        if (fact.shown.size() > shown_bytes_max || fact.statement.size() > statement_bytes_max ||
            fact.words.size() > words_bytes_max || fact.name.size() > name_bytes_max ||
            !engagement::is_one_line(fact.name))
            return refuse("the words of a consent are too long, or a name of several lines");
        auto given = fact;
        given.consent = engagement::next_number(links.consents);
        return given;
    }
    Result<Fact> operator()(ConsentConfirmed const& fact) const {
        TRY(check_reply(fact.strength));
        auto const* const consent = links.consent(fact.consent);
        if (consent == nullptr)
            return refuse("there is no consent " + std::to_string(fact.consent));
        if (consent->confirmed) return refuse("this consent is confirmed already");
        return fact;
    }
    Result<Fact> operator()(ConcernRaised const& fact) const {
        TRY(check_author(Party::client));
        if (fact.text.empty() || fact.text.size() > concern_bytes_max)
            return refuse("a concern needs words, at most 20,000 characters of them");
        if (fact.milestone != 0 && state.milestone(fact.milestone) == nullptr)
            return refuse("there is no milestone " + std::to_string(fact.milestone));
        auto raised = fact;
        raised.concern = engagement::next_number(links.concerns);
        return raised;
    }
    Result<Fact> operator()(ConcernAnswered const& fact) const {
        TRY(check_author(Party::freelancer));
        if (links.concern(fact.concern) == nullptr)
            return refuse("there is no concern " + std::to_string(fact.concern),
                          "tally link list shows them");
        if (fact.text.empty() || fact.text.size() > concern_bytes_max)
            return refuse("an answer needs words, at most 20,000 characters of them");
        return fact;
    }
    Result<Fact> operator()(PasskeyEnrolled const& fact) const {
        TRY(check_open(fact.link));
        if (links.passkey(fact.passkey) != nullptr)
            return refuse("this passkey is recorded already");
        if (links.passkeys.size() >= passkeys_max) return refuse("there are 20 passkeys already");
        if (fact.credential.empty() || fact.credential.size() > key_characters_max ||
            fact.key.empty() || fact.key.size() > key_characters_max || fact.origin.empty())
            return refuse("a passkey has an id, a key and a page that it is made for");
        return fact;
    }
    Result<Fact> operator()(PasskeyBound const& fact) const {
        TRY(check_reply(fact.strength));
        auto const* const passkey = links.passkey(fact.passkey);
        if (passkey == nullptr) return refuse("no such passkey is recorded");
        if (passkey->bound) return refuse("this passkey is bound already");
        return fact;
    }
};

}  // namespace

Result<Fact> decide(Links const& links, engagement::State const& state, Recorded const& asked,
                    Instant now) {
    return std::visit(Decider{links, state, asked, now}, asked.fact);
}

}  // namespace tally::links
