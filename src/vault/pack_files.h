// Packs of the user's own, as files: *.toml in a folder under packs/ of the vault.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "base/result.h"

namespace tally::vault {

inline constexpr std::size_t pack_bytes_max = std::size_t{1} << 20;
inline constexpr std::size_t pack_files_max = 256;

struct PackFile {
    std::string name;          // "packs/rights/mine.toml"
    Result<std::string> text;  // an error says why it cannot be read
};

// Of packs/<kind>/, in the order of their names; none where there is no such folder. Only regular
// files are read, and neither the folders nor the files may be symbolic links. The last one is an
// error where there are more than pack_files_max.
std::vector<PackFile> read_pack_files(std::filesystem::path const& vault_folder,
                                      std::string const& kind);

}  // namespace tally::vault
