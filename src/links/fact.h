// Links: pages that the client or a mediator opens without an account, what the client did there,
// and the passkeys that were made there. The owner runs the server that shows these pages, so all
// of it is claimed until a signed reply of the client confirms it (docs/formats/link.md). Pure.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/digest.h"
#include "base/result.h"
#include "base/time.h"
#include "engagement/members.h"
#include "engagement/vocabulary.h"
#include "ledger/entry.h"
#include "ledger/ids.h"
#include "ledger/json.h"

namespace tally::links {

using engagement::member;
using engagement::ReplyStrength;
using engagement::sometimes;

// Whose page a link is.
enum class Holder : std::uint8_t {
    client,
    mediator,  // reads one case, and does nothing
};
inline constexpr std::array<std::string_view, 2> holder_names{"client", "mediator"};
constexpr engagement::NameList names_of(Holder) { return {"holder of a link", holder_names}; }

// link.created: only the digest of its token is kept, so the record opens no page
struct LinkCreated {
    static constexpr std::string_view kind = "link.created";
    int link = 0;  // from 1; 0 in a command
    Holder holder = Holder::client;
    std::string to;  // the one address that its code is mailed to
    Instant expires;
    Digest token;         // SHA-256 of the token
    int case_number = 0;  // the one case that a mediator's link shows; 0 for the client's
    // The one built file of that case that it shows; none for the client's.
    std::optional<Digest> file = std::nullopt;

    std::string topic() const { return "link/" + std::to_string(link); }
    template <typename Self>
    static constexpr auto members() {
        return std::tuple{member("link", &Self::link),   member("holder", &Self::holder),
                          member("to", &Self::to),       member("expires", &Self::expires),
                          member("token", &Self::token), sometimes("case", &Self::case_number),
                          sometimes("file", &Self::file)};
    }
    bool operator==(LinkCreated const&) const = default;
};

// link.opened: the code that was mailed was typed in
struct LinkOpened {
    static constexpr std::string_view kind = "link.opened";
    int link = 0;

    std::string topic() const { return "link/" + std::to_string(link); }
    template <typename Self>
    static constexpr auto members() {
        return std::tuple{member("link", &Self::link)};
    }
    bool operator==(LinkOpened const&) const = default;
};

// link.revoked: it opens nothing from here on
struct LinkRevoked {
    static constexpr std::string_view kind = "link.revoked";
    int link = 0;
    std::string why;

    std::string topic() const { return "link/" + std::to_string(link); }
    template <typename Self>
    static constexpr auto members() {
        return std::tuple{member("link", &Self::link), member("why", &Self::why)};
    }
    bool operator==(LinkRevoked const&) const = default;
};

// consent.given: what the client saw and agreed to when it acted through a link. It stands behind
// the entry of the act itself.
struct ConsentGiven {
    static constexpr std::string_view kind = "consent.given";
    int consent = 0;  // from 1; 0 in a command
    int link = 0;
    std::string act;        // the kind of the entry in front: "milestone.approved"
    std::string about;      // its topic: "milestone/2"
    std::string shown;      // the text that the page showed, to the byte
    std::string statement;  // what the client agreed to with it
    std::string name;       // as the client typed it; may be empty where no name is asked for
    // What the client wrote with it, to the byte; of sealed feedback the commitment. Older releases
    // kept none: their digests do not speak of it.
    std::string words;
    Digest digest;  // over all of these (consent_text)

    std::string topic() const { return "consent/" + std::to_string(consent); }
    template <typename Self>
    static constexpr auto members() {
        return std::tuple{member("consent", &Self::consent), member("link", &Self::link),
                          member("act", &Self::act),         member("about", &Self::about),
                          member("shown", &Self::shown),     member("statement", &Self::statement),
                          member("digest", &Self::digest),   sometimes("name", &Self::name),
                          sometimes("words", &Self::words)};
    }
    bool operator==(ConsentGiven const&) const = default;
};

// consent.confirmed: a signed reply of the client, the basis, quotes the digest
struct ConsentConfirmed {
    static constexpr std::string_view kind = "consent.confirmed";
    int consent = 0;
    ReplyStrength strength = ReplyStrength::none;  // of the reply, as proof of receipt

    std::string topic() const { return "consent/" + std::to_string(consent); }
    template <typename Self>
    static constexpr auto members() {
        return std::tuple{member("consent", &Self::consent), member("strength", &Self::strength)};
    }
    bool operator==(ConsentConfirmed const&) const = default;
};

// concern.raised: the client says early that something is wrong
struct ConcernRaised {
    static constexpr std::string_view kind = "concern.raised";
    int concern = 0;  // from 1; 0 in a command
    std::string text;
    int milestone = 0;  // 0: about the whole

    std::string topic() const { return "concern/" + std::to_string(concern); }
    template <typename Self>
    static constexpr auto members() {
        return std::tuple{member("concern", &Self::concern), member("text", &Self::text),
                          sometimes("milestone", &Self::milestone)};
    }
    bool operator==(ConcernRaised const&) const = default;
};

// concern.answered: what the freelancer says to it; the client reads it on the page
struct ConcernAnswered {
    static constexpr std::string_view kind = "concern.answered";
    int concern = 0;
    std::string text;

    std::string topic() const { return "concern/" + std::to_string(concern); }
    template <typename Self>
    static constexpr auto members() {
        return std::tuple{member("concern", &Self::concern), member("text", &Self::text)};
    }
    bool operator==(ConcernAnswered const&) const = default;
};

// passkey.enrolled: a key was made in the client's browser
struct PasskeyEnrolled {
    static constexpr std::string_view kind = "passkey.enrolled";
    Digest passkey;  // its fingerprint: SHA-256 of the key
    int link = 0;
    std::string credential;  // the id by which the browser finds it, base64
    std::string key;         // SubjectPublicKeyInfo, base64
    std::string origin;      // of the page

    std::string topic() const { return "passkey/" + passkey.hex().substr(0, 16); }
    template <typename Self>
    static constexpr auto members() {
        return std::tuple{member("passkey", &Self::passkey), member("link", &Self::link),
                          member("credential", &Self::credential), member("key", &Self::key),
                          member("origin", &Self::origin)};
    }
    bool operator==(PasskeyEnrolled const&) const = default;
};

// passkey.bound: a signed reply of the client, the basis, quotes the fingerprint
struct PasskeyBound {
    static constexpr std::string_view kind = "passkey.bound";
    Digest passkey;
    ReplyStrength strength = ReplyStrength::none;

    std::string topic() const { return "passkey/" + passkey.hex().substr(0, 16); }
    template <typename Self>
    static constexpr auto members() {
        return std::tuple{member("passkey", &Self::passkey), member("strength", &Self::strength)};
    }
    bool operator==(PasskeyBound const&) const = default;
};

// One alternative for each kind, in the order of docs/formats/link.md.
using Fact = std::variant<LinkCreated, LinkOpened, LinkRevoked, ConsentGiven, ConsentConfirmed,
                          ConcernRaised, ConcernAnswered, PasskeyEnrolled, PasskeyBound>;

// A fact with what its entry says about it. Bodies have `occurred` and `basis` as those of events.
struct Recorded {
    Instant occurred;
    std::optional<ledger::ItemId> basis;  // what vouches for the client's act
    ledger::Party author = ledger::Party::freelancer;
    Fact fact;
};

struct Kind {
    std::string_view name;
    std::string fields;  // of the body, sorted, without "basis" and "occurred"
};
// In the order of the alternatives of Fact.
std::vector<Kind> const& kinds();
bool is_kind(std::string_view kind);
std::string_view kind_of(Fact const& fact);
// Names the partition of the entry: "link/1", "consent/2".
std::string topic_of(Fact const& fact);

ledger::Json encode(Recorded const& recorded);
// invalid_input for another kind, and for a body that this release cannot read.
Result<Recorded> decode(std::string_view kind, ledger::Party author, ledger::Json const& body);

// A plain sentence for the timeline: "The client approved the work through link 1."
std::string summary(Recorded const& recorded);

// What consent.given commits to, line by line; its SHA-256 is the digest that a reply quotes.
// `shown`, `statement` and `words` are the digests of these texts. Version 2 where the client wrote
// words, version 1 where it did not.
struct ConsentDigests {
    Digest shown;
    Digest statement;
    Digest words;
};
std::string consent_text(std::string_view ledger, ConsentGiven const& consent,
                         ConsentDigests const& digests);

}  // namespace tally::links
