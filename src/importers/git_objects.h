// The objects of a foreign repository, none of which is unpacked when its header says that it is
// too large. libgit2 itself reads whatever it is told: a commit of a few kilobytes could fill the
// memory.
#pragma once

#include <git2.h>

#include <cstddef>

namespace tally::importers {

// Commits, trees and tags; files are as large as files are, and whoever reads one asks first.
inline constexpr std::size_t history_object_bytes_max = std::size_t{32} << 20;
inline constexpr std::size_t file_object_bytes_max = std::size_t{64} << 20;

// From now on the repository reads its objects within these limits; what is beyond them is told as
// an error of libgit2 with words. False when libgit2 refuses, and then the repository is not to be
// read.
bool limit_objects(git_repository* repository);

}  // namespace tally::importers
