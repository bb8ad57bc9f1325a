// The commands that people wait for while they type, without the libraries of all the others:
// `tally` starts this program for them (docs/decisions/0037-a-program-that-starts-quickly.md).
#include "cli/commands.h"
#include "cli/run.h"
#include "programs/private_process.h"

int main(int argc, char** argv) {
    tally::make_process_private();
    return tally::cli::run(argc, argv, {{tally::cli::add_search_command, {"search"}}});
}
