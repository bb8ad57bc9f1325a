// Programs of the user's machine: started with a list of arguments, never through a shell.
#pragma once

#include <chrono>
#include <string>
#include <vector>

#include "base/result.h"

namespace tally::vault {

struct ChildOutput {
    int status = 0;    // exit status; 128 and the signal where it was killed
    std::string text;  // what it wrote to stdout, at most 1 MiB
};

// Looks the first argument up on PATH and hands `input` to its stdin; what it writes to stderr is
// dropped. not_found when there is no such program; unavailable when it does not end in time, which
// kills it.
Result<ChildOutput> run_program(std::vector<std::string> const& arguments,
                                std::string const& input = {},
                                std::chrono::seconds limit = std::chrono::seconds{10});

}  // namespace tally::vault
