#include "mcp/mcp_command.h"

#include <fcntl.h>
#include <unistd.h>

#include "cli/answer.h"
#include "cli/command_line.h"
#include "cli/exit_status.h"
#include "crypto/system_random.h"
#include "mcp/lines.h"
#include "mcp/server.h"
#include "vault/version.h"

namespace tally::mcp {
namespace {

// The pipes of the assistant's program. Nothing else in this process can write to them or read from
// them: standard input is empty from here on, and standard output goes where errors go.
struct Pipes {
    int in = -1;
    int out = -1;
};

Result<Pipes> take_pipes() {
    Pipes const pipes{::fcntl(STDIN_FILENO, F_DUPFD_CLOEXEC, 3),
                      ::fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, 3)};
    auto const nothing = ::open("/dev/null", O_RDONLY | O_CLOEXEC);
    bool const taken = pipes.in >= 0 && pipes.out >= 0 && nothing >= 0 &&
                       ::dup2(nothing, STDIN_FILENO) >= 0 &&
                       ::dup2(STDERR_FILENO, STDOUT_FILENO) >= 0;
    if (nothing >= 0) ::close(nothing);
    if (!taken) return fail(Code::unavailable, "take standard input and output");
    return pipes;
}

Result<Json> run_command(std::filesystem::path const& vault, std::string const& at,
                         Call const& call) {
    cli::Asked asked;
    asked.words = call.words;
    asked.vault = vault;
    asked.offline = true;  // what an assistant asks for reaches nobody from here
    asked.at = at;
    auto answered = cli::answer(std::move(asked));
    if (answered.error) return std::unexpected(*std::move(answered.error));
    return std::move(answered.json);
}

Result<int> serve(cli::Session& session) {
    auto const vault = std::filesystem::absolute(session.vault_folder());
    TRY(session.open(vault::Use::read));  // or each answer would say that there is none
    auto const pipes = TRY(take_pipes());
    crypto::SystemRandom random;
    std::vector<Tool const*> tools;
    for (auto const& tool : all_tools()) tools.push_back(&tool);
    auto const run = [&](Call const& call) { return run_command(vault, session.options.at, call); };
    Server server{std::move(tools), run, random, std::string{vault::version}};
    LineReader reader{pipes.in, line_bytes_max};
    while (auto const line = TRY(reader.next())) {
        if (line->find_first_not_of(" \t") == line->npos) continue;
        if (auto const answer = server.answer(*line)) TRY(write_all(pipes.out, *answer + "\n"));
    }
    return cli::status::ok;
}

}  // namespace

void add_mcp_command(cli::CommandLine app, cli::Session& session) {
    auto command = app.add_subcommand("mcp", "Let an assistant read the record, and only read");
    command.footer(
        "An assistant's program starts this and talks to it over standard input and output (Model\n"
        "Context Protocol). Give it this command line:\n"
        "  tally --vault DIR mcp\n"
        "It can search, show items, and read timelines, deadlines, alerts and cases. It cannot\n"
        "write, send or delete, and whatever a mail says is handed over as evidence, not as an\n"
        "order. What the assistant reads goes where the assistant runs: with one that is not on\n"
        "your machine, to its maker.\n");
    command.callback([&session] { session.choose(serve); });
}

}  // namespace tally::mcp
