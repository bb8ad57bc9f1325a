// Check-ins: progress reports on a schedule, whether the client answered, and the questions that
// wait for an answer.
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

// checkin.planned: the newest plan counts
struct CheckinPlanned {
    static constexpr std::string_view kind = "checkin.planned";
    std::string rule;  // RFC 5545 RRULE: "FREQ=WEEKLY;INTERVAL=2;BYDAY=FR"
    Date from = {};    // the first may fall on this day
    std::string note;  // what each is to contain

    template <typename Self>
    static constexpr auto members() {
        return std::tuple{member("rule", &Self::rule), member("from", &Self::from),
                          sometimes("note", &Self::note)};
    }
    bool operator==(CheckinPlanned const&) const = default;
};

// checkin.sent
struct CheckinSent {
    static constexpr std::string_view kind = "checkin.sent";
    static constexpr bool defines = true;
    int checkin = 0;  // from 1
    Channel via = Channel::email;
    std::string text;
    std::vector<std::string> questions;  // for the client to answer
    std::vector<ledger::ItemId> items;

    std::string topic() const { return "checkin/" + std::to_string(checkin); }
    template <typename Self>
    static constexpr auto members() {
        return std::tuple{member("checkin", &Self::checkin), member("via", &Self::via),
                          member("text", &Self::text), sometimes("questions", &Self::questions),
                          member("items", &Self::items)};
    }
    bool operator==(CheckinSent const&) const = default;
};

// checkin.acknowledged
struct CheckinAcknowledged {
    static constexpr std::string_view kind = "checkin.acknowledged";
    static constexpr ledger::Party usual = ledger::Party::client;
    int checkin = 0;
    std::string how;

    std::string topic() const { return "checkin/" + std::to_string(checkin); }
    template <typename Self>
    static constexpr auto members() {
        return std::tuple{member("checkin", &Self::checkin), member("how", &Self::how)};
    }
    bool operator==(CheckinAcknowledged const&) const = default;
};

// question.answered
struct QuestionAnswered {
    static constexpr std::string_view kind = "question.answered";
    static constexpr ledger::Party usual = ledger::Party::client;
    int question = 0;
    std::string answer;

    std::string topic() const { return "question/" + std::to_string(question); }
    template <typename Self>
    static constexpr auto members() {
        return std::tuple{member("question", &Self::question), member("answer", &Self::answer)};
    }
    bool operator==(QuestionAnswered const&) const = default;
};

struct SendCheckin {
    Channel via = Channel::email;
    std::string text;
    std::vector<std::string> questions = {};
    std::vector<ledger::ItemId> items = {};
};

struct CheckinPlan {
    std::string rule;
    Date from{};
    std::string note;
    bool operator==(CheckinPlan const&) const = default;
};

struct Checkin {
    int number = 0;
    Channel via = Channel::email;
    std::string text;
    Instant occurred;
    std::optional<Instant> acknowledged;
    bool claimed = false;  // nothing vouches for the acknowledgement
    bool operator==(Checkin const&) const = default;
};

struct Question {
    int number = 0;  // counted over all check-ins
    std::string text;
    int checkin = 0;
    Instant asked;
    std::optional<Instant> answered;
    std::string answer;
    bool operator==(Question const&) const = default;
};

}  // namespace tally::engagement
