#include "links/fact.h"

#include <algorithm>

#include "engagement/event_codec.h"
#include "engagement/telling.h"
#include "links/act_words.h"

namespace tally::links {
namespace {

using ledger::JsonObject;

template <typename OneFact>
Kind kind_row() {
    std::vector<std::string_view> keys;
    std::apply([&](auto const&... all) { (keys.push_back(all.key), ...); },
               engagement::members_of<OneFact>());
    std::ranges::sort(keys);
    std::string fields;
    for (auto const key : keys) fields += (fields.empty() ? "" : " ") + std::string{key};
    return {OneFact::kind, std::move(fields)};
}

template <typename... Facts>
std::vector<Kind> rows_of(std::variant<Facts...> const*) {
    return {kind_row<Facts>()...};
}

template <typename OneFact>
Result<Fact> read_as(ledger::JsonReader& reader) {
    return Fact{TRY(engagement::read_members<OneFact>(reader))};
}

template <typename... Facts>
Result<Fact> read_fact(std::string_view kind, ledger::JsonReader& reader,
                       std::variant<Facts...> const*) {
    Result<Fact> result = fail(Code::invalid_input, "no entry of a link: " + std::string{kind});
    ((kind == Facts::kind ? void(result = read_as<Facts>(reader)) : void()), ...);
    return result;
}

std::string short_of(Digest const& digest) { return digest.text().substr(0, 23) + "…"; }

// What was done, behind "The client ".
struct Tell {
    std::string operator()(LinkCreated const& fact) const {
        return "made link " + std::to_string(fact.link) +
               (fact.holder == Holder::mediator
                    ? " for a mediator to read case " + std::to_string(fact.case_number)
                    : std::string{" for the client"}) +
               "; its code goes to " + fact.to;
    }
    std::string operator()(LinkOpened const& fact) const {
        return "opened link " + std::to_string(fact.link) + " with the code that was mailed";
    }
    std::string operator()(LinkRevoked const& fact) const {
        return "revoked link " + std::to_string(fact.link) + engagement::with_words(fact.why);
    }
    std::string operator()(ConsentGiven const& fact) const {
        return act_told(fact.act, fact.about) + " through link " + std::to_string(fact.link) +
               (fact.name.empty() ? "" : ", as “" + fact.name + "”") +
               "; what the page showed is kept (" + short_of(fact.digest) + ")";
    }
    std::string operator()(ConsentConfirmed const& fact) const {
        return "confirmed consent " + std::to_string(fact.consent) + " by a signed reply";
    }
    std::string operator()(ConcernRaised const& fact) const {
        return "raised a concern" +
               (fact.milestone == 0 ? "" : " about milestone " + std::to_string(fact.milestone)) +
               engagement::with_words(fact.text);
    }
    std::string operator()(ConcernAnswered const& fact) const {
        return "answered concern " + std::to_string(fact.concern) +
               engagement::with_words(fact.text);
    }
    std::string operator()(PasskeyEnrolled const& fact) const {
        return "made the passkey " + short_of(fact.passkey) + " on the page of link " +
               std::to_string(fact.link);
    }
    std::string operator()(PasskeyBound const& fact) const {
        return "confirmed the passkey " + short_of(fact.passkey) +
               " by a signed reply that quotes it";
    }
};

}  // namespace

std::vector<Kind> const& kinds() {
    static std::vector<Kind> const all = rows_of(static_cast<Fact const*>(nullptr));
    return all;
}

bool is_kind(std::string_view kind) {
    return std::ranges::find(kinds(), kind, &Kind::name) != kinds().end();
}

std::string_view kind_of(Fact const& fact) { return kinds()[fact.index()].name; }

std::string topic_of(Fact const& fact) {
    return std::visit([](auto const& one) { return one.topic(); }, fact);
}

ledger::Json encode(Recorded const& recorded) {
    JsonObject body{{"occurred", format_instant(recorded.occurred)}};
    if (recorded.basis) body.emplace("basis", recorded.basis->text);
    std::visit([&](auto const& one) { engagement::write_members(body, one); }, recorded.fact);
    return body;
}

Result<Recorded> decode(std::string_view kind, ledger::Party author, ledger::Json const& body) {
    auto reader = TRY(ledger::JsonReader::open(body, "body of " + std::string{kind}));
    auto const occurred = TRY(parse_instant_strict(TRY(reader.string("occurred"))));
    std::optional<ledger::ItemId> basis;
    if (reader.has("basis")) basis = TRY(ledger::ItemId::parse(TRY(reader.string("basis"))));
    auto fact = TRY(read_fact(kind, reader, static_cast<Fact const*>(nullptr)));
    TRY(reader.finish());
    return Recorded{occurred, std::move(basis), author, std::move(fact)};
}

std::string summary(Recorded const& recorded) {
    return engagement::subject_of(recorded.author) + " " + std::visit(Tell{}, recorded.fact) + ".";
}

std::string consent_text(std::string_view ledger, ConsentGiven const& consent,
                         ConsentDigests const& digests) {
    auto const wrote = !consent.words.empty();
    return "tallystick consent v" + std::string{wrote ? "2" : "1"} + "\n" + std::string{ledger} +
           "\n" + std::to_string(consent.link) + "\n" + consent.act + "\n" + consent.about + "\n" +
           digests.shown.text() + "\n" + digests.statement.text() + "\n" + consent.name + "\n" +
           (wrote ? digests.words.text() + "\n" : "");
}

}  // namespace tally::links
