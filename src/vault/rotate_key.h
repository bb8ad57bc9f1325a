// Another key takes over: both sign an entry that says so, in every ledger of the vault
// (docs/formats/ledger.md, "Keys"; docs/decisions/0012-key-rotation-is-signed-by-both-keys.md).
#pragma once

#include <cstddef>
#include <string>

#include "vault/vault.h"

namespace tally::vault {

struct Rotation {
    crypto::PublicKey old_key;
    crypto::PublicKey new_key;
    std::size_t ledgers = 0;
};

// Makes a new key, and lets it sign from here on; the old one is gone from the machine. The vault
// must be open for writing, and is not to be used after an error. A key under a passphrase is
// followed by one under the same. All ledgers change at once or none does: a crash on the way
// leaves both keys in the file, and the one that fits counts when the vault is opened next.
// invalid_input when the reason is no line of at most 1,000 bytes of UTF-8.
Result<Rotation> rotate_owner_key(Vault& vault, std::string const& reason);

// Of the two keys that an interrupted rotation left, the one that signed the newest state of the
// vault's own ledger.
Result<OwnerKeys> settled_keys(OwnerKeys keys, store::Store& store, ledger::LedgerId const& inbox);

}  // namespace tally::vault
