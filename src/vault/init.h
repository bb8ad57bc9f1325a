// Makes a vault, and takes over one that was written elsewhere.
#pragma once

#include "vault/vault.h"

namespace tally::vault {

struct InitResult {
    crypto::PublicKey key;
    bool created = false;  // false: there was a vault already, nothing was changed
};

// Makes folder, keys, store and the inbox ledger. Safe to run again: an existing vault is left as
// it is, and a half-made one is finished. invalid_input for an unknown zone or an empty name.
Result<InitResult> init_vault(std::filesystem::path const& folder, Profile const& profile,
                              World const& world);

// Makes this machine the writer of a copied or restored vault. Each ledger goes on with an entry
// ledger.continued {size, root}, so that two vaults which both go on from one history cannot look
// like one. Returns how many ledgers were continued; 0 when this machine is the writer already.
Result<std::size_t> adopt_vault(std::filesystem::path const& folder, World const& world);

}  // namespace tally::vault
