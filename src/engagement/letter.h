// Letters to the client: what was written, what went out with which checkpoint, and what came back.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/digest.h"
#include "base/time.h"
#include "engagement/members.h"
#include "engagement/vocabulary.h"
#include "ledger/entry.h"
#include "ledger/ids.h"

namespace tally::engagement {

// letter.prepared: before the checkpoint that the letter carries, so that a reply vouches for the
// words, too
struct LetterPrepared {
    static constexpr std::string_view kind = "letter.prepared";
    static constexpr bool defines = true;
    int letter = 0;  // from 1
    LetterPurpose purpose = LetterPurpose::notice;
    std::string to;       // one address
    std::string subject;  // without the token
    std::string text;     // without the footer
    std::string about;    // topic: "delivery/1"; may be empty

    std::string topic() const { return "letter/" + std::to_string(letter); }
    template <typename Self>
    static constexpr auto members() {
        return std::tuple{member("letter", &Self::letter), member("purpose", &Self::purpose),
                          member("to", &Self::to),         member("subject", &Self::subject),
                          member("text", &Self::text),     sometimes("about", &Self::about)};
    }
    bool operator==(LetterPrepared const&) const = default;
};

// letter.sent
struct LetterSent {
    static constexpr std::string_view kind = "letter.sent";
    int letter = 0;
    Digest checkpoint;       // of the text of the checkpoint that it carries
    std::string message_id;  // as it went out, without angle brackets
    LetterWay way = LetterWay::smtp;
    std::string reply;  // what the server said

    std::string topic() const { return "letter/" + std::to_string(letter); }
    template <typename Self>
    static constexpr auto members() {
        return std::tuple{member("letter", &Self::letter), member("checkpoint", &Self::checkpoint),
                          member("message_id", &Self::message_id), member("way", &Self::way),
                          sometimes("reply", &Self::reply)};
    }
    bool operator==(LetterSent const&) const = default;
};

// letter.answered: a mail of the client answers it; what that proves is in cosignature.received
struct LetterAnswered {
    static constexpr std::string_view kind = "letter.answered";
    static constexpr ledger::Party usual = ledger::Party::client;
    int letter = 0;
    ReplyStrength strength = ReplyStrength::none;
    std::string quote;  // words that may accept something, for a person to judge

    std::string topic() const { return "letter/" + std::to_string(letter); }
    template <typename Self>
    static constexpr auto members() {
        return std::tuple{member("letter", &Self::letter), member("strength", &Self::strength),
                          sometimes("quote", &Self::quote)};
    }
    bool operator==(LetterAnswered const&) const = default;
};

struct PrepareLetter {
    LetterPurpose purpose = LetterPurpose::notice;
    std::string to;
    std::string subject;
    std::string text;
    std::string about = {};
};

struct Letter {
    int number = 0;
    LetterPurpose purpose = LetterPurpose::notice;
    std::string to;
    std::string subject;
    std::string text;
    std::string about;
    Instant prepared;
    std::optional<Instant> sent;
    std::string message_id;
    Digest checkpoint;
    std::optional<Instant> answered;               // the first answer
    ReplyStrength strength = ReplyStrength::none;  // of the best answer
    std::vector<ledger::ItemId> answers;
    std::string quote;
    bool operator==(Letter const&) const = default;
};

}  // namespace tally::engagement
