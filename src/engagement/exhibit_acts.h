// What is done to exhibits after they were put into a case: said anew, put in order, taken out. All
// of it is private until the case is handed in, and files that were built before stay as they are.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "engagement/members.h"
#include "ledger/ids.h"

namespace tally::engagement {

// case.exhibit-described: what it shows, in place of what was said before
struct ExhibitDescribed {
    static constexpr std::string_view kind = "case.exhibit-described";
    static constexpr bool private_side = true;
    int number = 0;  // of the case
    ledger::ItemId item;
    std::string why;
    bool strong = false;

    std::string topic() const { return "case/" + std::to_string(number); }
    template <typename Self>
    static constexpr auto members() {
        return std::tuple{member("case", &Self::number), member("item", &Self::item),
                          member("why", &Self::why), member("strong", &Self::strong)};
    }
    bool operator==(ExhibitDescribed const&) const = default;
};

// case.exhibits-ordered: these come first, in this order, and the others behind them as they were;
// all are numbered anew from 1
struct ExhibitsOrdered {
    static constexpr std::string_view kind = "case.exhibits-ordered";
    static constexpr bool private_side = true;
    int number = 0;
    std::vector<ledger::ItemId> items;

    std::string topic() const { return "case/" + std::to_string(number); }
    template <typename Self>
    static constexpr auto members() {
        return std::tuple{member("case", &Self::number), member("items", &Self::items)};
    }
    bool operator==(ExhibitsOrdered const&) const = default;
};

// case.item-unlinked: takes case.item-linked back; those behind it move up
struct ExhibitUnlinked {
    static constexpr std::string_view kind = "case.item-unlinked";
    static constexpr bool private_side = true;
    int number = 0;
    ledger::ItemId item;

    std::string topic() const { return "case/" + std::to_string(number); }
    template <typename Self>
    static constexpr auto members() {
        return std::tuple{member("case", &Self::number), member("item", &Self::item)};
    }
    bool operator==(ExhibitUnlinked const&) const = default;
};

// case.highlight-removed: takes case.highlight-marked back
struct HighlightRemoved {
    static constexpr std::string_view kind = "case.highlight-removed";
    static constexpr bool private_side = true;
    int number = 0;
    ledger::ItemId item;
    std::uint64_t offset = 0;  // as it was marked
    std::uint64_t length = 0;

    std::string topic() const { return "case/" + std::to_string(number); }
    template <typename Self>
    static constexpr auto members() {
        return std::tuple{member("case", &Self::number), member("item", &Self::item),
                          member("offset", &Self::offset), member("length", &Self::length)};
    }
    bool operator==(HighlightRemoved const&) const = default;
};

}  // namespace tally::engagement
