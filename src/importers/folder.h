// A folder as a list of files, and the reader that goes through them.
#pragma once

#include <deque>
#include <functional>

#include "importers/readers.h"

namespace tally::importers {

// All regular files below, sorted by path. What is no file or folder becomes Broken. `wanted` says
// of each folder (relative path) whether its files count.
struct FolderListing {
    std::deque<std::filesystem::path> files;
    std::vector<Broken> broken;
};
Result<FolderListing> list_folder(std::filesystem::path const& folder, ReadLimits const& limits,
                                  std::function<bool(std::filesystem::path const&)> const& wanted);

// Opens one file after the other.
using FileOpener = std::function<Result<std::unique_ptr<Reader>>(std::filesystem::path const&)>;
std::unique_ptr<Reader> read_files(FolderListing listing, FileOpener open);

}  // namespace tally::importers
