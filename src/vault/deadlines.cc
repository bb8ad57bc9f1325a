#include "vault/deadlines.h"

#include <algorithm>
#include <functional>

#include "rights/law_deadlines.h"
#include "vault/platform_mail.h"

namespace tally::vault {
namespace {

Result<std::vector<EngagementRef>> chosen(Vault& vault, std::string const& slug) {
    if (slug.empty()) return list_engagements(vault);
    return std::vector{TRY(find_engagement(vault, slug))};
}

}  // namespace

std::vector<rights::Deadline> deadlines_of(RuleBook const& rules, engagement::State const& state,
                                           Instant now) {
    return rights::merged(rights::deadlines(state, rules.packs, now),
                          rights::law_deadlines(state, rules.laws, now));
}

std::vector<rights::Alert> alerts_of(RuleBook const& rules, engagement::State const& state,
                                     Instant now) {
    auto alerts = rights::alerts(state, rules.packs, deadlines_of(rules, state, now), now);
    auto const problems = problem_alerts(rules);
    auto const behind = std::ranges::find_if(alerts, [](rights::Alert const& alert) {
        return alert.severity < rights::Severity::critical;
    });
    alerts.insert(behind, problems.begin(), problems.end());
    return alerts;
}

Result<std::vector<EngagementDeadlines>> list_deadlines(Vault& vault, std::string const& slug,
                                                        Instant at) {
    auto const rules = load_rules(vault.folder());
    std::vector<EngagementDeadlines> all;
    for (auto const& ref : TRY(chosen(vault, slug))) {
        auto const state = TRY(load_state(vault, ref));
        all.push_back({ref, deadlines_of(rules, state, at)});
    }
    return all;
}

Result<std::vector<EngagementAlerts>> list_alerts(Vault& vault, std::string const& slug,
                                                  Instant at) {
    auto rules = load_rules(vault.folder());
    std::vector<EngagementAlerts> all;
    for (auto const& ref : TRY(chosen(vault, slug))) {
        auto const state = TRY(load_state(vault, ref));
        auto alerts = alerts_of(rules, state, at);
        for (auto& alert :
             label_alerts(TRY(unlabelled_mail(vault, rules, state, at)), state.engagement.zone))
            alerts.push_back(std::move(alert));
        std::ranges::stable_sort(alerts, std::greater{}, &rights::Alert::severity);
        all.push_back({ref, std::move(alerts)});
        rules.problems.clear();
    }
    return all;
}

}  // namespace tally::vault
