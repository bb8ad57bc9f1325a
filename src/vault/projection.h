// The index as a projection of the ledgers: it can be deleted at any time and comes back equal.
#pragma once

#include <cstdint>
#include <functional>

#include "vault/vault.h"

namespace tally::vault {

struct ProjectionProgress {
    std::uint64_t entries = 0;
    std::uint64_t entries_total = 0;
};
using ProjectionWatcher = std::function<void(ProjectionProgress const&)>;

// Brings the index up to what the ledgers hold. Returns how many items were added or moved. An
// index that is damaged is made anew. The vault must be open for writing.
Result<std::uint64_t> update_index(Vault& vault, ProjectionWatcher const& watcher = {});

// Forgets the index and makes it again from ledgers and blobs; returns how many items it holds.
Result<std::uint64_t> rebuild_index(Vault& vault, ProjectionWatcher const& watcher = {});

}  // namespace tally::vault
