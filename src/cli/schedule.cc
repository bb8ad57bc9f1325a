#include "cli/schedule.h"

#include <cstdlib>
#include <fstream>
#include <sstream>

#include "cli/shell.h"
#include "vault/child_process.h"

namespace tally::cli {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view marker = "# tally remind";

fs::path unit_folder() {
    auto const* set = std::getenv("XDG_CONFIG_HOME");
    auto const* home = std::getenv("HOME");
    if (set != nullptr && *set == '/') return fs::path{set} / "systemd/user";
    return fs::path{home == nullptr ? "/" : home} / ".config/systemd/user";
}

fs::path timer_file() { return unit_folder() / "tally-remind.timer"; }

std::string own_program() {
    std::error_code error;
    auto const path = fs::read_symlink("/proc/self/exe", error);  // tally-main, beside it
    return error ? "tally" : (path.parent_path() / "tally").string();
}

std::string escaped(std::string const& text, std::string_view special, char escape) {
    std::string out;
    for (char const c : text) {
        if (special.contains(c)) out += escape;
        out += c;
    }
    return out;
}

// systemd.syntax(7), systemd.unit(5): quotes, and % begins a specifier.
std::string for_unit(std::string const& word) {
    return '"' + escaped(escaped(word, "\\\"", '\\'), "%", '%') + '"';
}

// sh(1) in single quotes; in a crontab(5) % is a line end.
std::string for_crontab(std::string const& word) { return escaped(shell_quoted(word), "%", '\\'); }

Result<void> write_file(fs::path const& path, std::string const& text) {
    std::error_code error;
    fs::create_directories(path.parent_path(), error);
    std::ofstream out{path, std::ios::binary | std::ios::trunc};
    out << text;
    out.close();
    if (!out) return fail(Code::unavailable, "write " + path.string());
    return {};
}

bool succeeds(std::vector<std::string> const& arguments) {
    auto const done = vault::run_program(arguments);
    return done && done->status == 0;
}

Result<std::string> add_timer(fs::path const& vault_folder) {
    auto const command = for_unit(own_program()) + " --vault " + for_unit(vault_folder.string());
    TRY(write_file(
        unit_folder() / "tally-remind.service",
        "[Unit]\nDescription=Deadlines of freelance contracts\n\n[Service]\nType=oneshot\n"
        "ExecStart=" +
            command + " remind\n"));
    TRY(write_file(timer_file(),
                   "[Unit]\nDescription=Deadlines of freelance contracts\n\n[Timer]\n"
                   "OnCalendar=*:0/15\nPersistent=true\n\n[Install]\nWantedBy=timers.target\n"));
    if (!succeeds({"systemctl", "--user", "daemon-reload"}) ||
        !succeeds({"systemctl", "--user", "enable", "--now", "tally-remind.timer"}))
        return fail(Code::unavailable, "systemd did not accept the timer",
                    "look at: systemctl --user status tally-remind.timer");
    return "the timer " + timer_file().string();
}

// The lines of the crontab without ours; none where the user has none yet.
std::string other_lines() {
    auto const listed = vault::run_program({"crontab", "-l"});
    if (!listed || listed->status != 0) return {};
    std::istringstream lines{listed->text};
    std::string kept;
    for (std::string line; std::getline(lines, line);)
        if (!line.ends_with(marker)) kept += line + "\n";
    return kept;
}

std::string own_line() {
    auto const listed = vault::run_program({"crontab", "-l"});
    if (!listed || listed->status != 0) return {};
    std::istringstream lines{listed->text};
    for (std::string line; std::getline(lines, line);)
        if (line.ends_with(marker)) return line;
    return {};
}

Result<std::string> add_line(fs::path const& vault_folder) {
    auto const line = "*/15 * * * * " + for_crontab(own_program()) + " --vault " +
                      for_crontab(vault_folder.string()) + " remind --quiet " + std::string{marker};
    auto const done = TRY(vault::run_program({"crontab", "-"}, other_lines() + line + "\n"));
    if (done.status != 0) return fail(Code::unavailable, "crontab refused the line: " + line);
    return "the line of your crontab: " + line;
}

}  // namespace

Scheduled reminders_scheduled() {
    std::error_code error;
    if (fs::exists(timer_file(), error)) return {true, timer_file().string()};
    auto line = own_line();
    return {!line.empty(), std::move(line)};
}

Result<std::string> schedule_reminders(fs::path const& vault_folder) {
    if (succeeds({"systemctl", "--user", "show-environment"})) return add_timer(vault_folder);
    auto line = add_line(vault_folder);
    if (!line && line.error().code == Code::not_found)
        return fail(Code::unavailable, "there is neither a systemd of your own nor a crontab here",
                    "let something run `tally remind` every quarter of an hour");
    return line;
}

Result<std::string> unschedule_reminders() {
    std::string gone;
    std::error_code error;
    if (fs::exists(timer_file(), error)) {
        (void)vault::run_program({"systemctl", "--user", "disable", "--now", "tally-remind.timer"});
        fs::remove(timer_file(), error);
        fs::remove(unit_folder() / "tally-remind.service", error);
        (void)vault::run_program({"systemctl", "--user", "daemon-reload"});
        gone = "the timer " + timer_file().string();
    }
    if (auto const line = own_line(); !line.empty()) {
        auto const done = TRY(vault::run_program({"crontab", "-"}, other_lines()));
        if (done.status != 0)
            return fail(Code::unavailable, "crontab refused to take the line out");
        gone += (gone.empty() ? "" : " and ") + ("the line of your crontab: " + line);
    }
    return gone;
}

}  // namespace tally::cli
