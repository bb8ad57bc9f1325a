// Deliveries of files: their list with digests, kept as items, and compared again later.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "engagement/delivery.h"
#include "search/index.h"
#include "vault/vault.h"

namespace tally::vault {

// A delivery names at most so many files: more belong into an archive.
inline constexpr std::size_t delivered_files_max = 10'000;

// Every regular file that the paths name, folders with all that lies below them; names are relative
// to the folder that was named. Hashes whatever the size. invalid_input for a path that cannot be
// read: a list that is not complete is of no use.
Result<std::vector<engagement::DeliveredFile>> list_files(
    std::vector<std::filesystem::path> const& paths);

// Keeps the files as items of the engagement; returns their ids in the order of the list.
Result<std::vector<ledger::ItemId>> keep_files(Vault& vault, std::string const& slug,
                                               std::vector<std::filesystem::path> const& paths,
                                               std::vector<engagement::DeliveredFile> const& files);

enum class FileMatch : std::uint8_t {
    same,
    changed,
    missing,  // delivered, and not among these
    added,    // among these, and not delivered
};
inline constexpr std::array<std::string_view, 4> file_match_names{"same", "changed", "missing",
                                                                  "added"};
constexpr engagement::NameList names_of(FileMatch) { return {"comparison", file_match_names}; }

struct ComparedFile {
    std::string name;
    FileMatch match = FileMatch::same;
};

// What was delivered against what is there now, in the order of names.
std::vector<ComparedFile> compare_files(std::vector<engagement::DeliveredFile> const& delivered,
                                        std::vector<engagement::DeliveredFile> const& present);

// Commits of imported repositories that brought what was delivered.
struct DeliveredFromCommits {
    std::uint64_t files = 0;   // the file itself, or what lies in it where it is a kept archive
    std::uint64_t traced = 0;  // of those, how many a commit brought, byte for byte
    std::vector<search::IndexedItem> commits;  // the newest first
};
Result<DeliveredFromCommits> commits_of(Vault& vault, engagement::DeliveredFile const& file);

}  // namespace tally::vault
