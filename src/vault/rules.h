// The rules that count in a vault: the packs that came with the program, and the user's own files
// under packs/rights/ in the vault's folder. A file with the id of a built-in pack takes its place;
// any other is added. A file that cannot be used is a problem by itself and stops nothing else.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "rights/alerts.h"
#include "rights/pack.h"

namespace tally::vault {

inline constexpr std::size_t pack_bytes_max = std::size_t{1} << 20;
inline constexpr std::size_t pack_files_max = 256;

struct PackProblem {
    std::string file;    // "packs/rights/mine.toml"
    std::string reason;  // "packs/rights/mine.toml:7:1: a [[rule]] needs "action""
    bool operator==(PackProblem const&) const = default;
};

struct RuleBook {
    std::vector<rights::Pack> packs;
    std::vector<PackProblem> problems;
};

// Only regular files ending in .toml are read, in the order of their names; neither the folders nor
// the files may be symbolic links.
RuleBook load_rules(std::filesystem::path const& vault_folder);

// A warning for each problem: what a broken file would have said goes unsaid.
std::vector<rights::Alert> problem_alerts(RuleBook const& rules);

}  // namespace tally::vault
