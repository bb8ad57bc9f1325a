#include "cli/session.h"

#include <pwd.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>

#include "base/local_time.h"
#include "base/printable.h"
#include "cli/command_line.h"
#include "cli/error_json.h"
#include "cli/exit_status.h"
#include "cli/passphrase.h"
#include "cli/shell.h"
#include "extract/pool.h"

namespace tally::cli {
namespace {

std::string environment(char const* name) {
    auto const* value = std::getenv(name);
    return value == nullptr ? std::string{} : std::string{value};
}

std::filesystem::path home() {
    if (auto const set = environment("HOME"); !set.empty()) return set;
    auto const* user = ::getpwuid(::getuid());
    return user == nullptr ? "/" : user->pw_dir;
}

// XDG Base Directory Specification 0.8
std::filesystem::path xdg(char const* variable, char const* fallback) {
    auto const set = environment(variable);
    return set.starts_with('/') ? std::filesystem::path{set} : home() / fallback;
}

// All text passes here, and much of it is foreign: names, mails, paths.
void print_text(std::FILE* stream, std::string const& foreign) {
    auto const text = printable(foreign);
    std::fwrite(text.data(), 1, text.size(), stream);
}

void print_json(OutJson const& json) {
    auto const line = json.dump(-1, ' ', false, OutJson::error_handler_t::replace) + "\n";
    std::fwrite(line.data(), 1, line.size(), stdout);
}

}  // namespace

void Session::add_options(CommandLine app) {
    auto const group = "Common options";
    app.add_option("--vault", options.vault,
                   "Folder of the vault (default: $TALLY_VAULT, else "
                   "~/.local/share/tallystick/vault)")
        .type_name("DIR")
        .group(group);
    app.add_flag("--json", options.json, "Print one JSON object instead of text").group(group);
    app.add_flag("--quiet", options.quiet, "No progress and no hints").group(group);
    app.add_flag("--offline", options.offline, "Never touch the network").group(group);
    app.add_option("--at", options.at,
                   "Reading: as of this instant. Writing: sets the recorded clock, and marks the "
                   "vault for ever")
        .type_name("INSTANT")
        .group(group);
}

std::filesystem::path Session::vault_folder() const {
    if (!options.vault.empty()) return options.vault;
    if (auto const set = environment("TALLY_VAULT"); !set.empty()) return set;
    return xdg("XDG_DATA_HOME", ".local/share") / "tallystick" / "vault";
}

Result<void> Session::read_clock() {
    if (options.at.empty() || fixed_clock_) return {};
    fixed_clock_.emplace(TRY_WITHIN("--at", parse_instant(options.at)));
    return {};
}

vault::World Session::world(vault::Use use) {
    bool const set = fixed_clock_.has_value() && use == vault::Use::write;
    Clock* clock = &clock_;
    if (set) clock = &*fixed_clock_;
    return {clock,
            &random_,
            xdg("XDG_STATE_HOME", ".local/state") / "tallystick",
            set,
            extract::extract_program(),
            {&unlocked_keys(), ask_for_key(!has_receiver())}};
}

namespace {

// For the shell, where it needs that.
std::string shell_word(std::string const& text) {
    auto const plain = [](unsigned char c) {
        return c >= 0x80 || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') ||
               (c >= 'A' && c <= 'Z') ||
               std::string_view{"/._-+=:,@"}.contains(static_cast<char>(c));
    };
    return std::ranges::all_of(text, plain) ? text : shell_quoted(text);
}

// The command of a hint is about the vault that was named, too.
Error about_vault(Error error, std::string const& folder) {
    constexpr std::string_view adopt = "tally adopt";
    auto const at = error.hint.find(adopt);
    if (!folder.empty() && at != std::string::npos)
        error.hint.replace(at, adopt.size(), "tally --vault " + shell_word(folder) + " adopt");
    return error;
}

}  // namespace

Result<vault::Vault> Session::open(vault::Use use) {
    TRY(read_clock());
    auto opened = vault::Vault::open(vault_folder(), use, world(use));
    if (!opened) return std::unexpected(about_vault(opened.error(), options.vault));
    auto vault = *std::move(opened);
    zone = vault.profile().zone;
    return vault;
}

Result<Instant> Session::as_of() {
    TRY(read_clock());
    return fixed_clock_ ? fixed_clock_->now() : clock_.now();
}

Result<std::optional<Instant>> Session::occurred() const {
    if (options.occurred.empty()) return std::optional<Instant>{};
    return std::optional{TRY_WITHIN("--occurred", parse_instant_in(options.occurred, zone))};
}

Progress Session::progress(std::string what) const {
    return {std::move(what), !options.quiet && !options.json,
            receiver_ ? receiver_->progress : ProgressWatcher{}};
}

Result<void> Session::emit_bytes(std::string_view piece) const {
    if (receiver_) return receiver_->bytes(piece);
    if (std::fwrite(piece.data(), 1, piece.size(), stdout) != piece.size())
        return fail(Code::unavailable, "write to standard output");
    return {};
}

void Session::emit(OutJson const& json, std::string const& text) const {
    if (receiver_) return receiver_->json(json);
    if (options.json)
        print_json(json);
    else
        print_text(stdout, text);
}

void Session::remark(std::string const& line) const {
    if (!options.quiet && !options.json && !receiver_) print_text(stderr, line + "\n");
}

int Session::complain(Error const& error) const {
    if (options.json) print_json(error_json(error));
    print_text(stderr, "tally: " + error.message + "\n");
    if (!error.hint.empty()) print_text(stderr, "       " + error.hint + "\n");
    return exit_status(error.code);
}

Result<int> Session::act() {
    TRY(read_clock());
    return action_(*this);
}

int Session::run() {
    auto const result = act();
    return result ? *result : complain(result.error());
}

}  // namespace tally::cli
