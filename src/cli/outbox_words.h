// How letters on their way are shown.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cli/session.h"
#include "vault/letters.h"

namespace tally::cli {

// What waits, and where it would go. `slug`: "engagement" of the JSON; empty: those of all. `only`:
// this letter alone.
Result<int> list_waiting(Session& session, vault::Vault& vault,
                         std::vector<vault::EngagementRef> const& refs, std::string const& slug,
                         std::optional<int> only = std::nullopt);
// What became of sending; the status is `unproven` when something did not go.
Result<int> show_outcomes(Session& session, std::vector<vault::SendOutcome> const& outcomes,
                          std::string const& slug);

}  // namespace tally::cli
