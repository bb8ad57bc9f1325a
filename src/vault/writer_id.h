// Who may write to a vault. The id lies outside the vault, in the user's state folder, and names
// the file that it is about: so a copied or restored vault, on this machine or another one, does
// not carry it and opens read-only until `tally adopt` (DESIGN: one writer).
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "base/random.h"
#include "base/result.h"

namespace tally::vault {

std::string new_writer_id(Random& random);
// The id that this machine holds for the vault in this folder, or empty. A vault that was moved or
// renamed keeps it; a copy beside it does not have it.
Result<std::string> known_writer_id(std::filesystem::path const& state_folder,
                                    std::string_view vault_id,
                                    std::filesystem::path const& vault_folder);
Result<void> remember_writer_id(std::filesystem::path const& state_folder,
                                std::string_view vault_id,
                                std::filesystem::path const& vault_folder,
                                std::string const& writer_id);

}  // namespace tally::vault
