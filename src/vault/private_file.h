// Small files that only the owner may read: keys, the writer id. Written whole or not at all.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "base/result.h"

namespace tally::vault {

// Creates or replaces the file, mode 0600, durable when it returns. Missing folders are made with
// mode 0700. unavailable when the medium refuses.
Result<void> write_private_file(std::filesystem::path const& path, std::string_view content);
// not_found when there is none; invalid_input when it is larger than 64 KiB; rejected when somebody
// else than the owner can read it.
Result<std::string> read_private_file(std::filesystem::path const& path);

}  // namespace tally::vault
