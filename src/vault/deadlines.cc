#include "vault/deadlines.h"

#include "rights/law_deadlines.h"
#include "vault/law_packs.h"

namespace tally::vault {
namespace {

Result<std::vector<EngagementRef>> chosen(Vault& vault, std::string const& slug) {
    if (slug.empty()) return list_engagements(vault);
    return std::vector{TRY(find_engagement(vault, slug))};
}

}  // namespace

std::vector<rights::Deadline> deadlines_of(engagement::State const& state,
                                           rights::LawBook const& laws, Instant now) {
    return rights::merged(rights::deadlines(state, rights::builtin_packs(), now),
                          rights::law_deadlines(state, laws, now));
}

std::vector<rights::Alert> alerts_of(engagement::State const& state, Instant now) {
    return rights::alerts(state, rights::builtin_packs(), now);
}

Result<std::vector<EngagementDeadlines>> list_deadlines(Vault& vault, std::string const& slug,
                                                        Instant at) {
    std::vector<EngagementDeadlines> all;
    auto const laws = load_law_packs(vault.folder());
    for (auto const& ref : TRY(chosen(vault, slug))) {
        auto const state = TRY(load_state(vault, ref));
        all.push_back({ref, deadlines_of(state, laws.book, at)});
    }
    return all;
}

Result<std::vector<EngagementAlerts>> list_alerts(Vault& vault, std::string const& slug,
                                                  Instant at) {
    std::vector<EngagementAlerts> all;
    for (auto const& ref : TRY(chosen(vault, slug))) {
        auto const state = TRY(load_state(vault, ref));
        all.push_back({ref, alerts_of(state, at)});
    }
    return all;
}

}  // namespace tally::vault
