// Engagements of a vault: opening, listing, and their state as the fold of their ledgers.
#pragma once

#include <string>
#include <vector>

#include "engagement/state.h"
#include "vault/vault.h"

namespace tally::vault {

// An engagement and its two ledgers.
struct EngagementRef {
    engagement::Engagement details;
    ledger::LedgerId shared;
    ledger::LedgerId private_side;
};
// Of the two, the one of that side. The view lives as long as the reference.
ledger::LedgerId const& ledger_of(EngagementRef const& ref, bool private_side);

struct NewEngagement {
    std::string title = {};
    std::string slug = {};  // empty: made from the title
    engagement::EngagementType type = engagement::EngagementType::other;
    std::string currency = {};
    engagement::Client client = {};
    std::string own_location = {};
};

// Opens both ledgers. conflict when the slug is taken; invalid_input for an unknown currency.
Result<EngagementRef> add_engagement(Vault& vault, NewEngagement const& request);
// In the order of opening.
Result<std::vector<EngagementRef>> list_engagements(Vault& vault);
// By slug; not_found lists the ones that there are.
Result<EngagementRef> find_engagement(Vault& vault, std::string const& slug);

// Everything that was recorded, folded. Entries of unknown kinds are left out.
Result<engagement::State> load_state(Vault& vault, EngagementRef const& ref);

}  // namespace tally::vault
