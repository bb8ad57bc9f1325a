// The end of a contract, the reasons given for it and their answers, and the guards that were
// overridden on the way.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/money.h"
#include "base/time.h"
#include "engagement/members.h"
#include "engagement/vocabulary.h"
#include "ledger/entry.h"
#include "ledger/ids.h"

namespace tally::engagement {

// contract.ended
struct ContractEnded {
    static constexpr std::string_view kind = "contract.ended";
    ledger::Party by = ledger::Party::client;
    std::string reason;
    Money pays;  // of the money held; 0 where nothing is paid

    template <typename Self>
    static constexpr auto members() {
        return std::tuple{member("by", &Self::by), member("reason", &Self::reason),
                          member("pays", &Self::pays)};
    }
    bool operator==(ContractEnded const&) const = default;
};

// reason.stated: one of the reasons given, by itself: a claim to answer
struct ReasonStated {
    static constexpr std::string_view kind = "reason.stated";
    static constexpr ledger::Party usual = ledger::Party::client;
    static constexpr bool defines = true;
    int reason = 0;  // from 1
    std::string text;

    std::string topic() const { return "reason/" + std::to_string(reason); }
    template <typename Self>
    static constexpr auto members() {
        return std::tuple{member("reason", &Self::reason), member("text", &Self::text)};
    }
    bool operator==(ReasonStated const&) const = default;
};

// reason.answered: what the freelancer says to it. Private: a strategy until it is handed in
struct ReasonAnswered {
    static constexpr std::string_view kind = "reason.answered";
    static constexpr bool private_side = true;
    int reason = 0;
    Stance stance = Stance::unfounded;
    std::string text;
    std::string clause;  // "scope 2", "revisions": what of the agreement it rests on
    std::vector<ledger::ItemId> items;
    std::vector<std::string> about = {};  // topics on record that say so: "milestone/2"

    std::string topic() const { return "reason/" + std::to_string(reason); }
    template <typename Self>
    static constexpr auto members() {
        return std::tuple{member("reason", &Self::reason), member("stance", &Self::stance),
                          member("text", &Self::text),     sometimes("clause", &Self::clause),
                          member("items", &Self::items),   sometimes("about", &Self::about)};
    }
    bool operator==(ReasonAnswered const&) const = default;
};

// guard.overridden: a warning was read and set aside. Private: it is no business of the client.
struct GuardOverridden {
    static constexpr std::string_view kind = "guard.overridden";
    static constexpr bool private_side = true;
    std::string guard;    // id of the guard: "work-before-funding"
    std::string reason;   // why, in the freelancer's words
    std::string command;  // what was done all the same: "start milestone 2"

    template <typename Self>
    static constexpr auto members() {
        return std::tuple{member("guard", &Self::guard), member("reason", &Self::reason),
                          member("command", &Self::command)};
    }
    bool operator==(GuardOverridden const&) const = default;
};

// Ends the contract for the context's author.
struct EndContract {
    std::string reason;
    std::optional<Money> pays;  // default: nothing
};

struct ContractEnd {
    ledger::Party by = ledger::Party::client;
    std::string reason;
    Money pays;
    Instant occurred;
    bool claimed = false;
    bool operator==(ContractEnd const&) const = default;
};

struct ReasonAnswer {
    Stance stance = Stance::unfounded;
    std::string text;
    std::string clause;
    std::vector<ledger::ItemId> items;
    std::vector<std::string> about;
    bool operator==(ReasonAnswer const&) const = default;
};

struct Reason {
    int number = 0;
    std::string text;
    ledger::Party by = ledger::Party::client;
    std::optional<ReasonAnswer> answer;  // the newest
    bool operator==(Reason const&) const = default;
};

}  // namespace tally::engagement
