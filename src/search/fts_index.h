// The index in one SQLite file with an FTS5 table. It keeps no text, only words and their places;
// an item that was removed or replaced is hidden at once, but its words leave the file only with
// clear(): after erasing for privacy, clear and rebuild.
//
// Order "newest" is by the second in which an item occurred, then by the item's id.
// "relevance" is BM25 over the newest 2,000 matches.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>

#include "search/index.h"

namespace tally::search {

enum class Access : std::uint8_t {
    read_only,
    read_write,  // creates the file when it is not there
};

// corrupt: damaged, or of another release; delete it and build it anew. not_found: read_only and
// no file. unavailable: the disk said no.
Result<std::unique_ptr<Index>> open_fts_index(std::filesystem::path const& file, Access access);

}  // namespace tally::search
