// Feedback of both sides. It can be sealed first: a salted digest now, the words when both have
// posted or the time for it is over, so that nobody answers the other's words.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/digest.h"
#include "base/money.h"
#include "base/time.h"
#include "engagement/members.h"
#include "engagement/vocabulary.h"
#include "ledger/entry.h"
#include "ledger/ids.h"

namespace tally::engagement {

// feedback.sealed: the author's feedback is fixed and not yet shown
struct FeedbackSealed {
    static constexpr std::string_view kind = "feedback.sealed";
    Digest digest;  // SHA-256(salt || "<stars>\\n<text>")

    template <typename Self>
    static constexpr auto members() {
        return std::tuple{member("digest", &Self::digest)};
    }
    bool operator==(FeedbackSealed const&) const = default;
};

// feedback.kept: what the freelancer's seal hides
struct FeedbackKept {
    static constexpr std::string_view kind = "feedback.kept";
    static constexpr bool private_side = true;
    int stars = 0;  // 1 to 5
    std::string text;
    std::string salt;  // 64 hexadecimal digits

    template <typename Self>
    static constexpr auto members() {
        return std::tuple{member("stars", &Self::stars), member("text", &Self::text),
                          member("salt", &Self::salt)};
    }
    bool operator==(FeedbackKept const&) const = default;
};

// feedback.given: posted, for all to see
struct FeedbackGiven {
    static constexpr std::string_view kind = "feedback.given";
    int stars = 0;  // 1 to 5
    std::string text;
    std::string salt;  // of the seal, where there was one

    template <typename Self>
    static constexpr auto members() {
        return std::tuple{member("stars", &Self::stars), member("text", &Self::text),
                          sometimes("salt", &Self::salt)};
    }
    bool operator==(FeedbackGiven const&) const = default;
};

// feedback.replied: the one public answer
struct FeedbackReplied {
    static constexpr std::string_view kind = "feedback.replied";
    std::string text;

    template <typename Self>
    static constexpr auto members() {
        return std::tuple{member("text", &Self::text)};
    }
    bool operator==(FeedbackReplied const&) const = default;
};

// Whoever makes the command draws the salt and computes the digest.
struct SealFeedback {
    int stars = 0;
    std::string text;
    std::string salt;
    Digest digest;
};

// For the freelancer, what was sealed: the rest may be empty then.
struct GiveFeedback {
    int stars = 0;
    std::string text;
    std::string salt;
    // SHA-256(salt || "<stars>\n<text>"), where a salt is given.
    std::optional<Digest> digest;
};

struct FeedbackOf {
    std::optional<Digest> seal;
    std::optional<Instant> sealed;
    std::optional<FeedbackKept> kept;
    std::optional<FeedbackGiven> given;
    std::optional<Instant> posted;
    std::string reply;  // of this party to the other's feedback
    std::optional<Instant> replied;
    bool operator==(FeedbackOf const&) const = default;
};

struct Feedback {
    FeedbackOf freelancer;
    FeedbackOf client;

    FeedbackOf& of(ledger::Party party) {
        return party == ledger::Party::client ? client : freelancer;
    }
    FeedbackOf const& of(ledger::Party party) const {
        return party == ledger::Party::client ? client : freelancer;
    }
    bool operator==(Feedback const&) const = default;
};

// What a seal covers behind its salt.
std::string sealed_words(int stars, std::string const& text);

}  // namespace tally::engagement
