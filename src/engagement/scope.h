// Scope: what the client asked for on the way, which clause it belongs to, and the priced change
// orders that follow from what lies outside.
#pragma once

#include <array>
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

// request.logged: the client asked for something
struct RequestLogged {
    static constexpr std::string_view kind = "request.logged";
    static constexpr ledger::Party usual = ledger::Party::client;
    static constexpr bool defines = true;
    int request = 0;    // from 1
    std::string quote;  // in the client's words
    std::vector<ledger::ItemId> items;
    std::optional<Digest> digest;  // of the item that holds the words
    int milestone = 0;             // that it concerns; 0: none

    std::string topic() const { return "request/" + std::to_string(request); }
    template <typename Self>
    static constexpr auto members() {
        return std::tuple{member("request", &Self::request), member("quote", &Self::quote),
                          member("items", &Self::items), sometimes("digest", &Self::digest),
                          sometimes("milestone", &Self::milestone)};
    }
    bool operator==(RequestLogged const&) const = default;
};

// request.tied: where it stands to the scope
struct RequestTied {
    static constexpr std::string_view kind = "request.tied";
    int request = 0;
    ScopeTie tie = ScopeTie::undecided;
    std::string clause;  // id of the scope line; or the words of what is out of scope
    std::string why;

    std::string topic() const { return "request/" + std::to_string(request); }
    template <typename Self>
    static constexpr auto members() {
        return std::tuple{member("request", &Self::request), member("tie", &Self::tie),
                          sometimes("clause", &Self::clause), member("why", &Self::why)};
    }
    bool operator==(RequestTied const&) const = default;
};

// change.proposed: a priced amendment
struct ChangeProposed {
    static constexpr std::string_view kind = "change.proposed";
    static constexpr bool defines = true;
    int change = 0;   // from 1
    int request = 0;  // that caused it; 0: none
    std::string title;
    Money amount;
    int days = 0;  // that all dates move by
    std::string quote;
    std::vector<ledger::ItemId> items;
    std::optional<Digest> digest;  // of the item that holds the quote

    std::string topic() const { return "change/" + std::to_string(change); }
    template <typename Self>
    static constexpr auto members() {
        return std::tuple{member("change", &Self::change), sometimes("request", &Self::request),
                          member("title", &Self::title),   member("amount", &Self::amount),
                          sometimes("days", &Self::days),  sometimes("quote", &Self::quote),
                          member("items", &Self::items),   sometimes("digest", &Self::digest)};
    }
    bool operator==(ChangeProposed const&) const = default;
};

// change.approved
struct ChangeApproved {
    static constexpr std::string_view kind = "change.approved";
    static constexpr ledger::Party usual = ledger::Party::client;
    int change = 0;
    std::string how;

    std::string topic() const { return "change/" + std::to_string(change); }
    template <typename Self>
    static constexpr auto members() {
        return std::tuple{member("change", &Self::change), member("how", &Self::how)};
    }
    bool operator==(ChangeApproved const&) const = default;
};

// change.declined
struct ChangeDeclined {
    static constexpr std::string_view kind = "change.declined";
    static constexpr ledger::Party usual = ledger::Party::client;
    int change = 0;
    std::string why;

    std::string topic() const { return "change/" + std::to_string(change); }
    template <typename Self>
    static constexpr auto members() {
        return std::tuple{member("change", &Self::change), member("why", &Self::why)};
    }
    bool operator==(ChangeDeclined const&) const = default;
};

// change.withdrawn
struct ChangeWithdrawn {
    static constexpr std::string_view kind = "change.withdrawn";
    int change = 0;
    std::string why;

    std::string topic() const { return "change/" + std::to_string(change); }
    template <typename Self>
    static constexpr auto members() {
        return std::tuple{member("change", &Self::change), member("why", &Self::why)};
    }
    bool operator==(ChangeWithdrawn const&) const = default;
};

struct LogRequest {
    static constexpr ledger::Party usual = ledger::Party::client;
    std::string quote;
    std::vector<ledger::ItemId> items = {};
    std::optional<Digest> digest = std::nullopt;
    int milestone = 0;
};

// Quotes the request, where there is one, by words, item and digest.
struct ProposeChange {
    int request = 0;
    std::string title;
    Money amount;
    int days = 0;
};

struct ScopeRequest {
    int number = 0;
    std::string quote;
    std::vector<ledger::ItemId> items;
    std::optional<Digest> digest;
    int milestone = 0;
    Instant occurred;
    ScopeTie tie = ScopeTie::undecided;
    std::string clause;
    std::string why;
    bool operator==(ScopeRequest const&) const = default;
};

enum class ChangeStage : std::uint8_t {
    proposed,
    approved,
    declined,
    withdrawn,
};
inline constexpr std::array<std::string_view, 4> change_stage_names{"proposed", "approved",
                                                                    "declined", "withdrawn"};
constexpr NameList names_of(ChangeStage) { return {"stage", change_stage_names}; }

struct ChangeOrder {
    int number = 0;
    int request = 0;
    std::string title;
    Money amount;
    int days = 0;
    std::string quote;
    std::vector<ledger::ItemId> items;
    std::optional<Digest> digest;
    Instant occurred;
    ChangeStage stage = ChangeStage::proposed;
    std::optional<Instant> settled;
    bool claimed = false;  // nothing vouches for how it was settled
    bool operator==(ChangeOrder const&) const = default;
};

}  // namespace tally::engagement
