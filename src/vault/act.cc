#include "vault/act.h"

#include "vault/changes.h"
#include "vault/deadlines.h"

namespace tally::vault {

Result<ActResult> act(Vault& vault, EngagementRef const& ref, engagement::Command const& command,
                      ActOptions const& options) {
    auto const state = TRY(load_state(vault, ref));
    auto const now = vault.now();
    auto const decision =
        engagement::decide(state, command,
                           {.now = now,
                            .occurred = options.occurred.value_or(now),
                            .author = options.author.value_or(engagement::usual_author(command)),
                            .basis = options.basis,
                            .override_reason = options.override_reason});
    if (!decision) return std::unexpected(decision.error().error());
    Changes changes{vault};
    for (auto const& [event, author, private_side] : decision->events)
        TRY(changes.add(ledger_of(ref, private_side),
                        {std::string{engagement::kind_of(event).name}, author,
                         engagement::topic_of(event), engagement::encode(event)}));
    if (!changes.empty()) TRY(changes.commit());
    auto after = TRY(load_state(vault, ref));
    ActResult result;
    result.state = std::move(after);
    for (auto const& [event, author, private_side] : decision->events) {
        result.recorded.push_back(engagement::summary(event, author, &result.state));
        result.topics.push_back(engagement::topic_of(event));
        result.claimed |= engagement::Recorded{event, author, now, 0}.claimed();
    }
    auto const rules = load_rules(vault.folder());
    result.alerts = alerts_of(rules, result.state, now);
    result.deadlines = deadlines_of(rules, result.state, now);
    return result;
}

}  // namespace tally::vault
