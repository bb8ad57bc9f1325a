// Everything that was recorded in an engagement, as sentences.
#pragma once

#include <limits>
#include <optional>
#include <string>
#include <vector>

#include "vault/engagements.h"
#include "vault/timeline_entry.h"

namespace tally::vault {

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

// Oldest occurrence first. Entries of the ledger itself (opened, rotated) are included. A page
// reads what it shows: the order stands in a chronology, which this process keeps
// (vault/chronology.h).
Result<TimelinePage> timeline_page(Vault& vault, EngagementRef const& ref,
                                   TimelineFilter const& filter, TimelineSpan span);
// All of them, read in one pass.
Result<std::vector<TimelineEntry>> timeline(Vault& vault, EngagementRef const& ref,
                                            TimelineFilter const& filter);

}  // namespace tally::vault
