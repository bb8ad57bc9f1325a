// tally watch
#include <fmt/format.h>
#include <signal.h>
#include <unistd.h>

#include <atomic>
#include <memory>

#include "base/words.h"
#include "cli/command_line.h"
#include "cli/commands.h"
#include "cli/exit_status.h"
#include "cli/present_chat.h"
#include "cli/session.h"
#include "cli/text.h"
#include "vault/drop_folder.h"
#include "vault/import.h"

namespace tally::cli {
namespace {

struct WatchOptions {
    std::string folder;
    std::string into;
    int settle = 3;
    bool once = false;
};

std::atomic<bool> stopped = false;
extern "C" void stop_watching(int) { stopped = true; }

// The vault is open for writing only while something is imported: other commands work in between.
Result<void> take(Session& session, WatchOptions const& options,
                  std::vector<std::filesystem::path> const& files) {
    auto vault = TRY(session.open(vault::Use::write));
    auto const summary =
        TRY(vault::import_paths(vault, {.paths = files, .into = options.into}, {}));
    OutJson failed = OutJson::array();
    auto text =
        fmt::format("{}: {} added, {} known already, {} failed\n", counted(files.size(), "file"),
                    summary.added, summary.duplicates, summary.failures);
    for (auto const& failure : summary.failed) {
        failed.push_back(
            {{"source", failure.source}, {"error", failure.error}, {"hint", failure.hint}});
        text += "  " + cut(failure.source, 200) + ": " + cut(failure.error, 200) + "\n";
    }
    text += inside_text(summary.inside, session.zone);
    session.emit({{"files", files.size()},
                  {"added", summary.added},
                  {"duplicates", summary.duplicates},
                  {"failed", failed}},
                 text);
    return {};
}

Result<int> watch(Session& session, WatchOptions const& options) {
    if (!std::filesystem::is_directory(options.folder))
        return fail(Code::invalid_input, "there is no folder " + options.folder, "make it first");
    struct sigaction action{};
    action.sa_handler = stop_watching;
    ::sigaction(SIGINT, &action, nullptr);
    ::sigaction(SIGTERM, &action, nullptr);
    auto const settle = std::chrono::seconds{options.once ? 0 : options.settle};
    vault::DropFolder folder{options.folder, settle};
    if (!options.once)
        session.remark("Watching " + options.folder +
                       "; what is put there is imported and stays "
                       "there. Ctrl-C ends it.");
    do {
        auto const now = std::chrono::time_point_cast<std::chrono::milliseconds>(
            std::chrono::system_clock::now());
        auto const files = TRY(folder.ready(now));
        if (!files.empty()) TRY(take(session, options, files));
        if (options.once && files.empty())
            session.emit(
                {{"files", 0}, {"added", 0}, {"duplicates", 0}, {"failed", OutJson::array()}},
                "Nothing lies in " + options.folder + ".\n");
        if (!options.once && !stopped) ::sleep(1);
    } while (!options.once && !stopped);
    return status::ok;
}

}  // namespace

void add_watch_command(CommandLine app, Session& session) {
    auto options = std::make_shared<WatchOptions>();
    auto command =
        app.add_subcommand("watch", "Import what is put into a folder, as long as it runs");
    command.add_option("FOLDER", options->folder, "Where you drop files").required();
    command.add_option("--into", options->into, "Engagement (default: as tally import decides)");
    command
        .add_option("--settle", options->settle,
                    "Seconds that a file must not change before it is taken")
        .shows_default()
        .between(0, 3600);
    command.add_flag("--once", options->once, "Import what lies there now and end: for timers");
    command.callback([&session, options] {
        session.choose([options](Session& s) { return watch(s, *options); });
    });
}

}  // namespace tally::cli
