// Everything that was recorded in an engagement, as sentences.
#pragma once

#include <limits>
#include <optional>
#include <string>
#include <vector>

#include "vault/engagements.h"

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

struct TimelineFilter {
    std::optional<Instant> from = std::nullopt;
    std::optional<Instant> to = std::nullopt;     // not included
    std::string kind = {};                        // empty: all; "milestone" means every milestone.*
    std::optional<Instant> as_of = std::nullopt;  // only what had occurred by then
};

// Which of them: `count` from the one at `begin` on.
struct TimelineSpan {
    std::size_t begin = 0;
    std::size_t count = std::numeric_limits<std::size_t>::max();
};

struct TimelinePage {
    std::vector<TimelineEntry> entries;
    std::size_t total = 0;  // of all that the filter lets through
};

// Oldest occurrence first. Entries of the ledger itself (opened, rotated) are included. The times
// of items come from the index where it knows them, so a hundred thousand mails need not be read to
// show the first two hundred; a page reads the acts, and what it shows. Without an index all is
// read.
Result<TimelinePage> timeline_page(Vault& vault, EngagementRef const& ref,
                                   TimelineFilter const& filter, TimelineSpan span);
// All of them.
Result<std::vector<TimelineEntry>> timeline(Vault& vault, EngagementRef const& ref,
                                            TimelineFilter const& filter);

}  // namespace tally::vault
