// The key that signs, put under a passphrase: whoever copies the file cannot sign with it.
#pragma once

#include <optional>

#include "vault/vault.h"

namespace tally::vault {

// Puts the key of a vault that is open for writing under the passphrase, in place of an earlier
// one; without one it stands as it is again. Asks for the earlier passphrase by the vault's
// KeyAccess. The file is replaced whole or not at all.
Result<void> protect_owner_key(Vault& vault,
                               std::optional<crypto::AgePassphrase> const& passphrase);

}  // namespace tally::vault
