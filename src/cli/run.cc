#include "cli/run.h"

#include <algorithm>

#include "cli/command_line.h"
#include "cli/error_json.h"
#include "cli/exit_status.h"
#include "cli/first_word.h"
#include "cli/session.h"

namespace tally::cli {
namespace {

constexpr auto first_steps =
    "First steps:\n"
    "  tally demo                          see the whole way on a sample engagement\n"
    "  tally init --name N --email E       make your own vault\n"
    "  tally engagement add --help         open a contract with a client\n"
    "  tally import mailbox.mbox           bring in what you have\n"
    "\n"
    "Exit status: 0 ok, 1 rejected, 2 usage, 3 not provable yet, 4 damaged, 5 failed.\n";

bool wants_json(int argc, char const* const* argv) {
    return std::any_of(argv, argv + argc,
                       [](char const* word) { return std::string_view{word} == "--json"; });
}

}  // namespace

int run(int argc, char const* const* argv, std::vector<Group> const& groups) {
    RootCommandLine root{about, "tally"};
    auto const app = root.line();
    Session session;
    add_groups(app, session, groups, first_word(argc, argv));
    app.footer(first_steps);  // behind the commands, or each would repeat it
    int status = status::ok;
    if (std::string wrong; !root.parse(argc, argv, status, wrong)) {
        if (wrong.empty() || !wants_json(argc, argv)) return status;
        session.options.json = true;  // what was wrong stands on stderr already
        session.emit(error_json({Code::invalid_input, wrong, "tally --help lists the commands"}),
                     {});
        return status;
    }
    return session.run();
}

}  // namespace tally::cli
