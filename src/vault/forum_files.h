// The forum packs that count in a vault: what came with the program, and the user's own files under
// packs/forums in the vault's folder.
#pragma once

#include <filesystem>
#include <vector>

#include "forums/forum_book.h"
#include "vault/rules.h"

namespace tally::vault {

// A file that cannot be used is left out, and added to the problems.
forums::ForumBook load_forums(std::filesystem::path const& vault_folder,
                              std::vector<PackProblem>& problems);

}  // namespace tally::vault
