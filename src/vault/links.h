// The links of an engagement as its shared ledger has them, and new entries about them.
#pragma once

#include "links/links.h"
#include "rights/alerts.h"
#include "vault/changes.h"
#include "vault/engagements.h"

namespace tally::vault {

Result<links::Links> load_links(Vault& vault, EngagementRef const& ref);

// Whose act it is, and what vouches for it; it occurs now.
struct LinkAuthor {
    ledger::Party author = ledger::Party::freelancer;
    std::optional<ledger::ItemId> basis = std::nullopt;
};
// Adds the entry to changes that are committed later. rejected with the words of links::decide.
Result<void> add_link_fact(Vault& vault, EngagementRef const& ref, Changes& changes,
                           links::Fact const& fact, LinkAuthor const& author);
// Writes nothing: rejected where add_link_fact would be.
Result<void> check_link_fact(Vault& vault, EngagementRef const& ref, links::Fact const& fact,
                             LinkAuthor const& author);
// Records it by itself, and returns where the links stand then.
Result<links::Links> record_link_fact(Vault& vault, EngagementRef const& ref,
                                      links::Fact const& fact, LinkAuthor const& author);

// The client's concerns that nobody has answered yet, as of `at`.
std::vector<rights::Alert> concern_alerts(links::Links const& links, std::string const& slug,
                                          Instant at);

}  // namespace tally::vault
