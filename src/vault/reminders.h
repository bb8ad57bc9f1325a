// Which alarms have to ring now, and which have rung. Pure: the caller rings, and keeps the keys.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "base/time.h"
#include "rights/alerts.h"

namespace tally::vault {

struct Ring {
    std::string engagement;  // its slug
    rights::Alert alert;
};

struct Reminders {
    std::vector<Ring> ring;       // one for each alert, however many of its alarms were missed
    std::set<std::string> known;  // keys of all alarms that are over, of alerts that still stand
};

struct StandingAlerts {
    std::string engagement;
    std::vector<rights::Alert> alerts;
};

// An alert with an end rings at each of its alarms, one without rings once a day (in UTC) while it
// stands, and mere information without an end never. What is among `known` has rung. Keys of alerts
// that are gone are dropped.
Reminders plan_reminders(std::vector<StandingAlerts> const& standing,
                         std::set<std::string> const& known, Instant now);

}  // namespace tally::vault
