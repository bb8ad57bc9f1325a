// The tables of the index, and how its file is made and opened.
#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include <filesystem>

#include "base/result.h"
#include "search/fts_index.h"

namespace tally::search {

// Errors are those of open_fts_index.
Result<SQLite::Database> open_index_database(std::filesystem::path const& file, Access access);

}  // namespace tally::search
