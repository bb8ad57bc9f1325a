// What time asks for: deadlines and alerts over one engagement or all.
#pragma once

#include <string>
#include <vector>

#include "rights/alerts.h"
#include "rights/deadlines.h"
#include "vault/engagements.h"
#include "vault/rules.h"

namespace tally::vault {

// By the rules of a vault: load_rules(vault.folder()).
std::vector<rights::Deadline> deadlines_of(RuleBook const& rules, engagement::State const& state,
                                           Instant now);
// With the problems of the rules behind what is critical.
std::vector<rights::Alert> alerts_of(RuleBook const& rules, engagement::State const& state,
                                     Instant now);

struct EngagementDeadlines {
    EngagementRef ref;
    std::vector<rights::Deadline> deadlines;
};
struct EngagementAlerts {
    EngagementRef ref;
    std::vector<rights::Alert> alerts;
};

// Of the engagement with this slug, or of all for an empty one, as of `at`. Problems of the rules
// are told once, with the first engagement.
Result<std::vector<EngagementDeadlines>> list_deadlines(Vault& vault, std::string const& slug,
                                                        Instant at);
Result<std::vector<EngagementAlerts>> list_alerts(Vault& vault, std::string const& slug,
                                                  Instant at);

}  // namespace tally::vault
