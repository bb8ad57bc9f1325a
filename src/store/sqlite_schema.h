// The tables of vault.db and how a connection to it is made.
#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include <filesystem>

#include "base/result.h"

namespace tally::store {

// Makes an empty vault.db with mode 0600 in the folder.
Result<void> create_database(std::filesystem::path const& file);

// corrupt: not a database, or not one of ours; invalid_input: written by a newer release. A
// read-only connection to a medium that cannot be written works as long as the last writer closed
// the vault properly.
Result<SQLite::Database> open_database(std::filesystem::path const& file, bool writable);

// Entry n of a ledger is row ledger_no << 40 | n: appending goes to the end of a B-tree.
inline constexpr int entry_number_bits = 40;

}  // namespace tally::store
