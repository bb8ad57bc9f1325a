// What happens in the sample engagement, as acts on a vault. The demo tells it; tests check it.
#pragma once

#include <filesystem>
#include <functional>
#include <string>

#include "rights/alerts.h"
#include "vault/case_build.h"
#include "vault/import.h"
#include "vault/vault.h"

namespace tally::cli {

struct DemoResult {
    vault::ImportSummary mail;
    std::string slug;
    std::vector<rights::Alert> alerts;
    vault::BuildResult built;
};

// The day on which the freelancer sits down with the story: its clock is set by hand.
inline constexpr std::string_view demo_instant = "2026-11-21T09:00:00Z";

// Makes a vault in <folder>/vault, imports <folder>/sample, records the story, answers the dispute,
// and builds <folder>/case.zip with two letters beside it. The folder must be new. `state_folder`
// remembers who may write to the vault, as for any other (World).
Result<DemoResult> play_demo(std::filesystem::path const& folder,
                             std::filesystem::path const& state_folder, Random& random);

}  // namespace tally::cli
