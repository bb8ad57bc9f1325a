// One entry of the record, as a sentence.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "base/result.h"
#include "base/time.h"
#include "engagement/state.h"
#include "ledger/entry.h"
#include "store/ports.h"

namespace tally::vault {

struct TimelineEntry {
    std::uint64_t n = 0;
    bool private_side = false;
    std::string kind;
    ledger::Party author = ledger::Party::freelancer;
    Instant occurred;
    Instant recorded;
    std::string precision = {};  // of `occurred`: day or minute; empty: to the second
    std::string basis = {};      // id of the item that vouches for it; empty: nothing does
    bool claimed = false;
    std::string corrected;  // why a later entry took this one back or set it right; mostly empty
    std::string summary;
    std::string item;                                      // id, for entries about items
    std::string from;                                      // who sent the item, as it says itself
    std::optional<std::uint64_t> corrects = std::nullopt;  // entry that this one speaks of
    bool operator==(TimelineEntry const&) const = default;
};

// None where its body was erased. The state, where there is one, lends titles and names to the
// summary; nothing else depends on it. Fails on an entry that this release cannot read.
Result<std::optional<TimelineEntry>> timeline_entry(store::StoredEntry const& stored,
                                                    bool private_side,
                                                    engagement::State const* state);

}  // namespace tally::vault
