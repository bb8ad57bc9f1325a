// Who may write to a vault. The id lies outside the vault, in the user's state folder, so a copied
// or restored vault does not carry it: it opens read-only until `tally adopt` (DESIGN: one writer).
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "base/random.h"
#include "base/result.h"

namespace tally::vault {

std::string new_writer_id(Random& random);
// The id that this machine holds for the vault, or empty.
Result<std::string> known_writer_id(std::filesystem::path const& state_folder,
                                    std::string_view vault_id);
Result<void> remember_writer_id(std::filesystem::path const& state_folder,
                                std::string_view vault_id, std::string const& writer_id);

}  // namespace tally::vault
