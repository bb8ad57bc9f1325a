// A whole vault in one encrypted file, and back. The file is a tar in the age format: `age -d FILE
// | tar x` opens it where no Tallystick is at hand. The search index is not in it: it is made anew.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

#include "crypto/age_keys.h"
#include "vault/vault.h"

namespace tally::vault {

struct BackupResult {
    std::filesystem::path file;
    std::uint64_t entries = 0;
    std::uint64_t blobs = 0;
    std::uint64_t bytes = 0;  // of the file
};

// Everything as it stands at one moment, also while another process writes; open for reading is
// enough. Needs as much free space beside the vault as the vault takes. conflict when the file or
// FILE.part exists, or another backup of this vault is running. An error leaves nothing behind.
Result<BackupResult> backup_vault(Vault& vault, std::filesystem::path const& file,
                                  crypto::AgeRecipients const& recipients);

struct RestoreResult {
    std::filesystem::path folder;
    std::uint64_t entries = 0;
    std::uint64_t blobs = 0;
};

// Into a folder that does not exist or is empty (else conflict). Every ledger and every original is
// verified before the folder gets its name; on an error there is nothing under it. rejected: wrong
// identity or passphrase; corrupt: the file is damaged, or the vault inside was; invalid_input: no
// backup. The restored vault opens for reading until it is adopted (init.h).
Result<RestoreResult> restore_vault(std::filesystem::path const& file,
                                    std::filesystem::path const& folder,
                                    crypto::AgeIdentities const& identities, World const& world);

}  // namespace tally::vault
