// How a case shows its items: what is withheld, which sentence decides, and what a person says in
// a forum's own fields. Private until the case is handed in.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/time.h"
#include "engagement/members.h"
#include "engagement/vocabulary.h"
#include "ledger/ids.h"

namespace tally::engagement {

// case.item-withheld: an item or a part of one does not go into the case file; or, with `entry`,
// the body of that entry of the shared ledger. Exactly one of the two.
struct ItemWithheld {
    static constexpr std::string_view kind = "case.item-withheld";
    static constexpr bool private_side = true;
    int number = 0;  // of the case
    std::optional<ledger::ItemId> item;
    std::uint64_t entry = 0;  // 0: an item; the opening, entry 0, cannot be withheld
    WithheldFor reason = WithheldFor::other;
    std::string text;  // what the reader of the case is told

    std::string topic() const { return "case/" + std::to_string(number); }
    template <typename Self>
    static constexpr auto members() {
        return std::tuple{member("case", &Self::number), sometimes("item", &Self::item),
                          sometimes("entry", &Self::entry), member("reason", &Self::reason),
                          sometimes("text", &Self::text)};
    }
    bool operator==(ItemWithheld const&) const = default;
};

// case.item-disclosed: takes case.item-withheld back
struct ItemDisclosed {
    static constexpr std::string_view kind = "case.item-disclosed";
    static constexpr bool private_side = true;
    int number = 0;
    std::optional<ledger::ItemId> item;
    std::uint64_t entry = 0;

    std::string topic() const { return "case/" + std::to_string(number); }
    template <typename Self>
    static constexpr auto members() {
        return std::tuple{member("case", &Self::number), sometimes("item", &Self::item),
                          sometimes("entry", &Self::entry)};
    }
    bool operator==(ItemDisclosed const&) const = default;
};

// case.highlight-marked: the sentence of an exhibit that decides, exactly as in the original
struct HighlightMarked {
    static constexpr std::string_view kind = "case.highlight-marked";
    static constexpr bool private_side = true;
    int number = 0;
    int exhibit = 0;
    std::string quote;
    std::uint64_t offset = 0;  // in bytes of the exhibit's extracted text
    std::uint64_t length = 0;  // in bytes; more than 0
    std::string translation;
    std::string language;  // of the original, BCP 47: "de"

    std::string topic() const { return "case/" + std::to_string(number); }
    template <typename Self>
    static constexpr auto members() {
        return std::tuple{
            member("case", &Self::number),         member("exhibit", &Self::exhibit),
            member("quote", &Self::quote),         member("offset", &Self::offset),
            member("length", &Self::length),       sometimes("translation", &Self::translation),
            sometimes("language", &Self::language)};
    }
    bool operator==(HighlightMarked const&) const = default;
};

// case.form-answered: what only the person can say for a field of a forum's form or certificate;
// the newest counts, and no words take the answer back
struct FormAnswered {
    static constexpr std::string_view kind = "case.form-answered";
    static constexpr bool private_side = true;
    int number = 0;
    std::string field;  // id of a field of a forum's profile
    std::string text;

    std::string topic() const { return "case/" + std::to_string(number); }
    template <typename Self>
    static constexpr auto members() {
        return std::tuple{member("case", &Self::number), member("field", &Self::field),
                          member("text", &Self::text)};
    }
    bool operator==(FormAnswered const&) const = default;
};

struct Withheld {
    std::optional<ledger::ItemId> item;
    std::uint64_t entry = 0;
    WithheldFor reason = WithheldFor::other;
    std::string text;
    Instant occurred;
    bool operator==(Withheld const&) const = default;
};

struct Highlight {
    std::string quote;
    std::uint64_t offset = 0;
    std::uint64_t length = 0;
    std::string translation;
    std::string language;
    bool operator==(Highlight const&) const = default;
};

struct FormAnswer {
    std::string field;
    std::string text;
    bool operator==(FormAnswer const&) const = default;
};

}  // namespace tally::engagement
