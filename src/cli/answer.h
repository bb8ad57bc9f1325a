// Commands as another program asks for them: in this process, with words that no shell has seen,
// and with the object that --json prints as the answer (docs/formats/cli.schema.json). The HTTP API
// and the server for assistants stand on this, so each act and each view exists once.
#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "cli/progress.h"
#include "cli/session.h"

namespace tally::cli {

struct Asked {
    // {"milestone", "add", "acme", "--title=Build"}. Whoever builds them from foreign text joins
    // an option and its value with "=", and puts positional words behind "--": then no value can
    // pass for an option.
    std::vector<std::string> words;
    std::filesystem::path vault;
    bool offline = false;
    std::string at = {};  // as --at, where the words have none; empty: the time that it is
    // Takes the bytes of commands that print a file (show --raw, export -o -).
    std::function<Result<void>(std::string_view)> bytes = [](std::string_view) {
        return Result<void>{fail(Code::invalid_input, "nobody takes the bytes")};
    };
    // Is told how far an import is, from the thread that works.
    ProgressWatcher progress = {};
};

struct Answer {
    int status = 0;              // what the program would exit with (CLI.md)
    OutJson json;                // null where the command printed none
    std::optional<Error> error;  // the command failed; json may still hold what it found
};

// May be called by several threads at once; two writers of one vault are told as on a command line.
Answer answer(Asked asked);

}  // namespace tally::cli
