// The elements of claims that count in a vault: what came with the program, and the user's own
// files under packs/elements in the vault's folder, which come first.
#pragma once

#include <filesystem>
#include <vector>

#include "claims/book.h"
#include "vault/rules.h"

namespace tally::vault {

struct Elements {
    claims::ElementBook book;
    std::vector<PackProblem> problems;  // files that were left out, and why
};

Elements load_elements(std::filesystem::path const& vault_folder);

}  // namespace tally::vault
