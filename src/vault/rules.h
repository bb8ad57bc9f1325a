// The rules that count in a vault: what came with the program, and the user's own files under
// packs/rights, packs/laws, packs/rates and packs/courts in the vault's folder. A file with the id
// of something that came along takes its place; any other is added. A file that cannot be used is a
// problem by itself and stops nothing else.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "rights/alerts.h"
#include "rights/law_book.h"
#include "rights/pack.h"

namespace tally::vault {

struct PackProblem {
    std::string file;    // "packs/rights/mine.toml"
    std::string reason;  // "packs/rights/mine.toml:7:1: a [[rule]] needs "action""
    bool operator==(PackProblem const&) const = default;
};

struct RuleBook {
    std::vector<rights::Pack> packs;  // of platforms
    rights::LawBook laws;
    std::vector<PackProblem> problems;
};

RuleBook load_rules(std::filesystem::path const& vault_folder);

// A warning for each problem: what a broken file would have said goes unsaid.
std::vector<rights::Alert> problem_alerts(RuleBook const& rules);

}  // namespace tally::vault
