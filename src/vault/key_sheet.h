// The owner's key on paper. What is printed can be typed in again: it brings back the one file
// without which a vault can be neither opened nor signed for.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "vault/owner_keys.h"

namespace tally::vault {

// The lines of docs/formats/key-sheet.md, version 1: "1  mzxw 6ytb oi4d nrsa  k3". Secret. The key
// must be open (Vault::signer).
std::vector<std::string> key_sheet_lines(OwnerKeys const& keys);

// What a person typed: in any case, with spaces and hyphens wherever they like, 0 and 8 for o and
// b; lines that do not begin with a number are passed over. invalid_input says which line is
// missing, or not as it was printed; it never repeats one.
Result<OwnerKeys> read_key_sheet(std::string_view text);

// Writes the key file of a vault that has lost it, or whose file cannot be read or unlocked any
// more: that one stays beside it as owner.key.broken. False: the vault has this key already, under
// no passphrase. rejected: another key signs for it.
Result<bool> recover_owner_keys(std::filesystem::path const& vault, OwnerKeys const& keys);

}  // namespace tally::vault
