// Short, stable, printable names of things (docs/formats/ledger.md, "Names").
#pragma once

#include <compare>
#include <functional>
#include <string>
#include <string_view>

#include "base/digest.h"
#include "base/result.h"

namespace tally::ledger {

// base32 of the first 20 bytes of the hash of leaf 0: it commits to entry 0. 32 characters.
struct LedgerId {
    std::string text;
    auto operator<=>(LedgerId const&) const = default;

    static LedgerId of_leaf(Digest const& leaf0);
    static Result<LedgerId> parse(std::string_view text);
};

// base32 of the first 80 bits of SHA-256(raw bytes): 16 characters; a part inside adds "/2.1".
struct ItemId {
    std::string text;
    auto operator<=>(ItemId const&) const = default;

    static ItemId of_bytes(Digest const& content);
    // The id of the part at this path inside the item.
    ItemId part(std::string_view path) const;
    // The id without its part.
    ItemId whole() const;
    // "2.1", or empty for a whole item.
    std::string part_path() const;
    static Result<ItemId> parse(std::string_view text);
};

// 80 bits of HMAC-SHA-256(vault secret, topic): entries of one topic can be counted by a stranger
// who is given the id, and by nobody else. 16 characters.
struct PartitionId {
    std::string text;
    auto operator<=>(PartitionId const&) const = default;

    static PartitionId of_topic(std::string_view vault_secret, std::string_view topic);
    static Result<PartitionId> parse(std::string_view text);
};

}  // namespace tally::ledger

template <>
struct std::hash<tally::ledger::LedgerId> {
    std::size_t operator()(tally::ledger::LedgerId const& id) const noexcept {
        return std::hash<std::string>{}(id.text);
    }
};
