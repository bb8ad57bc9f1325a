// What is owed, as JSON and as text that a person understands.
#pragma once

#include <string>
#include <vector>

#include "cli/session.h"
#include "rights/owed.h"
#include "vault/rules.h"

namespace tally::cli {

OutJson json_of(rights::Owed const& owed);
std::string owed_text(rights::Owed const& owed);

// Files of packs that were left out: their messages.
OutJson problems_json(std::vector<vault::PackProblem> const& problems);
// "Left out: packs/laws/x.toml:3:1: ..." for each; empty when there is none.
std::string problems_text(std::vector<vault::PackProblem> const& problems);

inline constexpr auto no_advice = "This informs and is no legal advice.";

}  // namespace tally::cli
