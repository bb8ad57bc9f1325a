// The program as a whole.
#pragma once

#include <vector>

namespace tally::cli {

class CommandLine;
class Session;

// Adds commands that stand on all others, and so are not of this stage.
using AddCommands = void (*)(CommandLine app, Session& session);

// Parses the arguments and runs the chosen command; returns the exit status.
int run(int argc, char const* const* argv, std::vector<AddCommands> const& more);

}  // namespace tally::cli
