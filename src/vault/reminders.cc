#include "vault/reminders.h"

namespace tally::vault {
namespace {

std::vector<std::string> keys_of(std::string const& engagement, rights::Alert const& alert,
                                 Instant now) {
    auto const name = engagement + " " + alert.rule + " " + alert.subject + " ";
    if (!alert.due) return {name + format_date(local_date(now, "UTC"))};
    std::vector<std::string> keys;
    for (auto const at : alert.alarms)
        if (at <= now) keys.push_back(name + format_instant(*alert.due) + " " + format_instant(at));
    return keys;
}

}  // namespace

Reminders plan_reminders(std::vector<StandingAlerts> const& standing,
                         std::set<std::string> const& known, Instant now) {
    Reminders plan;
    for (auto const& [engagement, alerts] : standing)
        for (auto const& alert : alerts) {
            if (!alert.due && alert.severity == rights::Severity::info) continue;
            bool is_new = false;
            for (auto& key : keys_of(engagement, alert, now)) {
                is_new = is_new || !known.contains(key);
                plan.known.insert(std::move(key));
            }
            if (is_new) plan.ring.push_back({engagement, alert});
        }
    return plan;
}

}  // namespace tally::vault
