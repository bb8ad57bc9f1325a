// Mails of a platform that nobody looked at: each may have started a clock.
#pragma once

#include <vector>

#include "rights/alerts.h"
#include "search/index.h"
#include "vault/engagements.h"
#include "vault/rules.h"

namespace tally::vault {

// Patterns of the addresses that the engagement's platform writes from (rights::matches_sender).
std::vector<std::string> platform_senders(RuleBook const& rules, engagement::State const& state);

// Mails of the engagement that came from its platform (Pack::senders), that no event names and that
// were not labelled; newest first. Among the newest exchanges_max items, up to `at`.
Result<std::vector<search::IndexedItem>> unlabelled_mail(Vault& vault, RuleBook const& rules,
                                                         engagement::State const& state,
                                                         Instant at);

// What a mail of the platform seems to be; a person confirms.
struct MailProposal {
    search::IndexedItem item;
    std::string means;       // empty: unknown, please label
    std::string command;     // what would record it
    std::string confidence;  // high, medium, low; empty for unknown
};
// One for each of these mails, in their order.
Result<std::vector<MailProposal>> propose_labels(Vault& vault, RuleBook const& rules,
                                                 engagement::State const& state,
                                                 std::vector<search::IndexedItem> const& mails);

// A warning for each of the newest few, and one for the rest.
std::vector<rights::Alert> label_alerts(std::vector<search::IndexedItem> const& mails,
                                        std::string const& zone);

}  // namespace tally::vault
