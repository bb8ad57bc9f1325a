// The program as a whole.
#pragma once

#include "cli/groups.h"

namespace tally::cli {

// Parses the arguments and runs the chosen command; returns the exit status. `more` are commands
// that stand on all others, and so are not of this stage.
int run(int argc, char const* const* argv, std::vector<Group> const& groups,
        std::vector<AddCommands> const& more = {});

}  // namespace tally::cli
