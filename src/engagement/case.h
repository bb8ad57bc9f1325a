// Cases: dispute files under work. They live on the private ledger until they are handed in.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/digest.h"
#include "base/money.h"
#include "base/time.h"
#include "engagement/claim.h"
#include "engagement/members.h"
#include "engagement/presentation.h"
#include "engagement/vocabulary.h"
#include "ledger/ids.h"

namespace tally::engagement {

// case.opened; numbers count from 1
struct CaseOpened {
    static constexpr std::string_view kind = "case.opened";
    static constexpr bool private_side = true;
    static constexpr bool defines = true;
    int number = 0;
    Forum forum = Forum::generic;
    std::string claim;          // what is asserted, in one sentence; may be empty
    std::optional<Money> asks;  // what is demanded
    std::string variant;        // of the forum's profile: "mastercard"

    std::string topic() const { return "case/" + std::to_string(number); }
    template <typename Self>
    static constexpr auto members() {
        return std::tuple{member("case", &Self::number), member("forum", &Self::forum),
                          member("claim", &Self::claim), sometimes("asks", &Self::asks),
                          sometimes("variant", &Self::variant)};
    }
    bool operator==(CaseOpened const&) const = default;
};

// case.item-linked
struct ExhibitLinked {
    static constexpr std::string_view kind = "case.item-linked";
    static constexpr bool private_side = true;
    int number = 0;   // of the case
    int exhibit = 0;  // from 1
    ledger::ItemId item;
    std::string why;      // what it shows
    bool strong = false;  // one of the few that the one-page brief quotes

    std::string topic() const { return "case/" + std::to_string(number); }
    template <typename Self>
    static constexpr auto members() {
        return std::tuple{member("case", &Self::number), member("exhibit", &Self::exhibit),
                          member("item", &Self::item), member("why", &Self::why),
                          member("strong", &Self::strong)};
    }
    bool operator==(ExhibitLinked const&) const = default;
};

// case.built
struct CaseBuilt {
    static constexpr std::string_view kind = "case.built";
    static constexpr bool private_side = true;
    int number = 0;
    Digest file;             // of the bundle
    std::uint64_t size = 0;  // of the shared ledger that it holds
    Digest root;

    std::string topic() const { return "case/" + std::to_string(number); }
    template <typename Self>
    static constexpr auto members() {
        return std::tuple{member("case", &Self::number), member("file", &Self::file),
                          member("size", &Self::size), member("root", &Self::root)};
    }
    bool operator==(CaseBuilt const&) const = default;
};

struct OpenCase {
    Forum forum = Forum::generic;
    std::string claim = {};
    std::optional<Money> asks = std::nullopt;
    std::string variant = {};
};

struct LinkExhibit {
    int number = 0;
    ledger::ItemId item;
    std::string why;
    bool strong = false;
};

struct RecordCaseBuilt {
    int number = 0;
    Digest file;
    std::uint64_t size = 0;
    Digest root;
};

struct Exhibit {
    int number = 0;
    ledger::ItemId item;
    std::string why;
    bool strong = false;
    std::vector<Highlight> highlights = {};  // in the order in which they were marked
    bool operator==(Exhibit const&) const = default;
};

struct Case {
    int number = 0;
    Forum forum = Forum::generic;
    std::string claim;
    std::optional<Money> asks;
    std::string variant;
    Instant opened;
    std::vector<Exhibit> exhibits;
    std::vector<CaseBuilt> built;
    std::vector<Claim> claims;
    std::vector<Withheld> withheld;
    std::vector<FormAnswer> answers;

    Exhibit const* exhibit_of(ledger::ItemId const& item) const;
    Exhibit const* exhibit(int exhibit_number) const;
    Claim const* claim_of(int claim_number) const;
    // What is said about exactly this item or part, nullptr where it is not withheld. A part of
    // an item that is withheld as a whole goes with it: ask for the whole item, too.
    Withheld const* withheld_item(ledger::ItemId const& item) const;
    // What is said about the body of this entry of the shared ledger.
    Withheld const* withheld_entry(std::uint64_t entry) const;
    // The words for a field; nullptr where nobody answered.
    std::string const* answer_to(std::string_view field) const;
    bool operator==(Case const&) const = default;
};

}  // namespace tally::engagement
