// The tone packs that count in a vault: what came with the program, and the user's own files under
// packs/tone in the vault's folder.
#pragma once

#include <filesystem>
#include <vector>

#include "tone/tone_book.h"
#include "vault/rules.h"

namespace tally::vault {

// A file that cannot be used is left out, and added to the problems. There need not be a vault.
std::vector<tone::TonePack> load_tone(std::filesystem::path const& vault_folder,
                                      std::vector<PackProblem>& problems);

}  // namespace tally::vault
