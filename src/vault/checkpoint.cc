#include "vault/checkpoint.h"

#include "vault/changes.h"

namespace tally::vault {

Result<PublishedCheckpoint> publish_checkpoint(Vault& vault, EngagementRef const& ref) {
    auto const checkpoint = TRY(vault.head(ref.shared)).checkpoint();
    auto const newest = TRY(vault.store().newest_note(ref.shared));
    if (newest && newest->size == checkpoint.size)
        return PublishedCheckpoint{checkpoint, newest->note};
    Changes changes{vault};
    auto note = TRY(changes.publish(ref.shared));
    TRY(changes.commit());
    return PublishedCheckpoint{TRY(vault.head(ref.shared)).checkpoint(), std::move(note)};
}

}  // namespace tally::vault
