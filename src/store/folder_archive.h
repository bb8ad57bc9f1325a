// A folder as one stream (a tar in the pax format, which every tar reads), and back. Regular files
// and folders only, with paths of printable ASCII: no links, no special files, no owners, no
// foreign modes.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string_view>

#include "base/result.h"
#include "base/stream.h"

namespace tally::store {

struct ArchiveLimits {
    std::uint64_t members_max = 1'000'000;
    std::size_t path_bytes_max = 1000;
    std::uint64_t bytes_max = std::uint64_t{1} << 44;  // of all files together: 16 TiB
};

// Relative, of printable ASCII without backslash, with no empty, "." or ".." step.
bool is_archive_path(std::string_view path, ArchiveLimits const& limits = {});

struct ArchiveSummary {
    std::uint64_t files = 0;
    std::uint64_t bytes = 0;  // of their contents
    bool operator==(ArchiveSummary const&) const = default;
};

// Everything below the folder, sorted by path. Nobody may change it meanwhile. rejected when
// something in it is neither a file nor a folder, or has a name that the reader would refuse; an
// error of the sink is handed on.
Result<ArchiveSummary> write_folder_archive(std::filesystem::path const& folder, Sink const& sink);

// Unpacks into a folder that must not exist (conflict); files have mode 0600, folders 0700, and all
// is on the medium when it returns ok. invalid_input when this is no tar, or one that holds links,
// special files, paths that lead elsewhere, a file twice, or more than the limits grant; corrupt
// when it ends in the middle of a file; an error of the source is handed on. The source is read to
// its end and must vouch for it: a tar that was cut off between two files looks whole. On an error
// the folder stays behind, half full: the caller removes it.
Result<ArchiveSummary> read_folder_archive(Pull const& source, std::filesystem::path const& folder,
                                           ArchiveLimits const& limits = {});

}  // namespace tally::store
