// Laws, rates and courts of the user's own: packs/laws/, packs/rates/ and packs/courts/ inside the
// vault's folder. Each *.toml there takes the place of what came with the program under the same
// id, or is added.
#pragma once

#include <filesystem>
#include <vector>

#include "base/result.h"
#include "rights/law_book.h"

namespace tally::vault {

struct LawPackLimits {
    std::size_t files_max = 256;                        // in a folder
    std::size_t file_bytes_max = std::size_t{1} << 20;  // of each
};

struct LawPacks {
    rights::LawBook book;
    std::vector<Error> problems;  // files that were left out, with line and reason
};

// A broken file, one that is too large and one that is no regular file are problems, and take no
// other file down. Files are read in the order of their names; missing folders hold nothing.
LawPacks load_law_packs(std::filesystem::path const& vault_folder,
                        LawPackLimits const& limits = {});

}  // namespace tally::vault
