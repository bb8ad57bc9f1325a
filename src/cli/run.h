// The program as a whole.
#pragma once

#include "cli/groups.h"

namespace tally::cli {

// Parses the arguments and runs the chosen command; returns the exit status.
int run(int argc, char const* const* argv, std::vector<Group> const& groups);

}  // namespace tally::cli
