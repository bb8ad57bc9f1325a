// What time asks for: deadlines and alerts over one engagement or all.
#pragma once

#include <string>
#include <vector>

#include "rights/alerts.h"
#include "rights/deadlines.h"
#include "rights/law_book.h"
#include "vault/engagements.h"

namespace tally::vault {

// Of the platform's rules and of the laws that apply.
std::vector<rights::Deadline> deadlines_of(engagement::State const& state,
                                           rights::LawBook const& laws, Instant now);
std::vector<rights::Alert> alerts_of(engagement::State const& state, Instant now);

struct EngagementDeadlines {
    EngagementRef ref;
    std::vector<rights::Deadline> deadlines;
};
struct EngagementAlerts {
    EngagementRef ref;
    std::vector<rights::Alert> alerts;
};

// Of the engagement with this slug, or of all for an empty one, as of `at`.
Result<std::vector<EngagementDeadlines>> list_deadlines(Vault& vault, std::string const& slug,
                                                        Instant at);
Result<std::vector<EngagementAlerts>> list_alerts(Vault& vault, std::string const& slug,
                                                  Instant at);

}  // namespace tally::vault
