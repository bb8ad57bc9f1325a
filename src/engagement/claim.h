// Claims of a case: what a side asserts, element by element, and what shows it. Private: a strategy
// until the case is handed in. The elements of a claim are those of an elements pack.
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

// claim.asserted
struct ClaimAsserted {
    static constexpr std::string_view kind = "claim.asserted";
    static constexpr bool private_side = true;
    int number = 0;                                // of the case
    int claim = 0;                                 // from 1 in its case
    std::string type;                              // id of a kind of claim: "payment-for-work"
    ledger::Party by = ledger::Party::freelancer;  // the client's: what they say, or will say
    std::string text;                              // in one sentence
    std::optional<Money> amount;                   // what it comes to
    std::string about;  // the topic that it is about: "milestone/2"; empty: the contract

    std::string topic() const { return "case/" + std::to_string(number); }
    template <typename Self>
    static constexpr auto members() {
        return std::tuple{member("case", &Self::number),   member("claim", &Self::claim),
                          member("type", &Self::type),     member("by", &Self::by),
                          member("text", &Self::text),     sometimes("amount", &Self::amount),
                          sometimes("about", &Self::about)};
    }
    bool operator==(ClaimAsserted const&) const = default;
};

// claim.evidence-accepted: a person says that this shows the element. It is an item (or a part of
// one), or what is on record about a topic; exactly one of the two.
struct EvidenceAccepted {
    static constexpr std::string_view kind = "claim.evidence-accepted";
    static constexpr bool private_side = true;
    int number = 0;
    int claim = 0;
    std::string element;  // id of an element: "delivery"
    std::optional<ledger::ItemId> item;
    std::string about;  // a topic: "milestone/2"
    EvidenceStrength strength = EvidenceStrength::supports;
    std::string why;
    std::string rule = "by-hand";  // id of the rule that proposed it

    std::string topic() const { return "case/" + std::to_string(number); }
    template <typename Self>
    static constexpr auto members() {
        return std::tuple{member("case", &Self::number),     member("claim", &Self::claim),
                          member("element", &Self::element), sometimes("item", &Self::item),
                          sometimes("about", &Self::about),  member("strength", &Self::strength),
                          member("why", &Self::why),         member("rule", &Self::rule)};
    }
    bool operator==(EvidenceAccepted const&) const = default;
};

// claim.evidence-rejected: a person does not want it there, whoever proposed or accepted it
struct EvidenceRejected {
    static constexpr std::string_view kind = "claim.evidence-rejected";
    static constexpr bool private_side = true;
    int number = 0;
    int claim = 0;
    std::string element;
    std::optional<ledger::ItemId> item;
    std::string about;
    std::string why;

    std::string topic() const { return "case/" + std::to_string(number); }
    template <typename Self>
    static constexpr auto members() {
        return std::tuple{member("case", &Self::number),     member("claim", &Self::claim),
                          member("element", &Self::element), sometimes("item", &Self::item),
                          sometimes("about", &Self::about),  member("why", &Self::why)};
    }
    bool operator==(EvidenceRejected const&) const = default;
};

// claim.element-disputed: a side denies the element, or will; the newest of each side counts
struct ElementDisputed {
    static constexpr std::string_view kind = "claim.element-disputed";
    static constexpr bool private_side = true;
    int number = 0;
    int claim = 0;
    std::string element;
    ledger::Party by = ledger::Party::client;
    std::string why;                     // what that side says, or will say
    std::optional<ledger::ItemId> item;  // and with which paper

    std::string topic() const { return "case/" + std::to_string(number); }
    template <typename Self>
    static constexpr auto members() {
        return std::tuple{member("case", &Self::number),     member("claim", &Self::claim),
                          member("element", &Self::element), member("by", &Self::by),
                          member("why", &Self::why),         sometimes("item", &Self::item)};
    }
    bool operator==(ElementDisputed const&) const = default;
};

// What a fact about evidence points to: an item, or a topic where there is none.
struct Source {
    std::optional<ledger::ItemId> item;
    std::string about;
    bool operator==(Source const&) const = default;
};

struct Evidence {
    std::string element;
    Source source;
    EvidenceStrength strength = EvidenceStrength::supports;
    std::string why;
    std::string rule;
    Instant occurred;
    bool operator==(Evidence const&) const = default;
};

struct UnwantedEvidence {
    std::string element;
    Source source;
    std::string why;
    bool operator==(UnwantedEvidence const&) const = default;
};

struct ElementDispute {
    std::string element;
    ledger::Party by = ledger::Party::client;
    std::string why;
    std::optional<ledger::ItemId> item;
    bool operator==(ElementDispute const&) const = default;
};

struct Claim {
    int number = 0;
    std::string type;
    ledger::Party by = ledger::Party::freelancer;
    std::string text;
    std::optional<Money> amount;
    std::string about;
    std::vector<Evidence> accepted;
    std::vector<UnwantedEvidence> rejected;
    std::vector<ElementDispute> disputed;  // one for each element and side

    Evidence const* accepted_for(std::string_view element, Source const& source) const;
    bool is_rejected(std::string_view element, Source const& source) const;
    ElementDispute const* dispute_of(std::string_view element, ledger::Party side) const;
    bool operator==(Claim const&) const = default;
};

}  // namespace tally::engagement
