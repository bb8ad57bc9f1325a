// Records what was done in an engagement: decide, then append.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engagement/decide.h"
#include "rights/alerts.h"
#include "rights/deadlines.h"
#include "vault/engagements.h"

namespace tally::vault {

struct ActOptions {
    std::optional<ledger::Party> author = std::nullopt;  // default: who usually acts
    std::optional<Instant> occurred = std::nullopt;      // default: now
    std::optional<ledger::ItemId> basis = std::nullopt;
    std::optional<std::string> override_reason = std::nullopt;
};

struct ActResult {
    std::vector<std::string> recorded;  // a sentence for each entry
    std::vector<std::string> topics;    // what each entry is about: "milestone/2"
    bool claimed = false;               // another party's act that nothing vouches for yet
    engagement::State state;
    std::vector<rights::Alert> alerts;
    std::vector<rights::Deadline> deadlines;
};

// rejected with the guard's words when the domain says no; nothing is written then.
Result<ActResult> act(Vault& vault, EngagementRef const& ref, engagement::Command const& command,
                      ActOptions const& options);

}  // namespace tally::vault
