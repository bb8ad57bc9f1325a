// Checkpoints: what the owner promises to others about a ledger.
#pragma once

#include <string>

#include "vault/engagements.h"

namespace tally::vault {

struct PublishedCheckpoint {
    ledger::Checkpoint checkpoint;
    std::string note;  // signed
};

// Signs the shared ledger as it stands and keeps the note. The same size gives the same note.
Result<PublishedCheckpoint> publish_checkpoint(Vault& vault, EngagementRef const& ref);

}  // namespace tally::vault
