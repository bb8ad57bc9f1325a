// A store in a folder of one machine:
//   vault.db          SQLite (WAL): entries, notes, settings, and where each blob lies
//   blobs/NNNN.pack   the bytes of blobs one behind the other, appended to and never moved
//   lock              held by the one writer for as long as it has the store open
// The folder has mode 0700, its files 0600. What each step of a commit leaves behind when the power
// goes is said in sqlite_commit.cc.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>

#include "store/ports.h"

namespace tally::store {

enum class Access : std::uint8_t {
    read_only,   // beside a writer, also on a medium that cannot be written
    read_write,  // the one writer
    create,      // the same, in a folder that holds no vault or is not there yet
};

struct PackLimits {
    std::uint64_t pack_bytes_max = std::uint64_t{1} << 30;  // a larger pack is not appended to
};

// not_found: no vault there; conflict: create found one; unavailable: another process is writing,
// or the disk said no; corrupt: vault.db is damaged; invalid_input: of a newer release.
Result<std::unique_ptr<Store>> open_sqlite_store(std::filesystem::path const& folder, Access access,
                                                 PackLimits const& limits = {});

}  // namespace tally::store
