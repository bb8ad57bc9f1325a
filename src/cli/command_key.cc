// tally key show, sheet, recover, rotate, protect
#include <fmt/format.h>
#include <unistd.h>

#include <array>
#include <cstdio>
#include <memory>
#include <optional>

#include "cli/command_line.h"
#include "cli/commands.h"
#include "cli/exit_status.h"
#include "cli/input.h"
#include "cli/passphrase.h"
#include "cli/session.h"
#include "engagement/telling.h"
#include "vault/key_sheet.h"
#include "vault/private_file.h"
#include "vault/protect_key.h"
#include "vault/rotate_key.h"

namespace tally::cli {
namespace {

using vault::Use;

constexpr std::size_t typed_bytes_max = 4096;
constexpr char last_number = '7';

Result<int> show_key(Session& session) {
    auto const vault = TRY(session.open(Use::read));
    auto const& held = vault.keys().signing;
    auto const& key = held.public_key();
    auto const file = vault::owner_key_file(vault.folder()).string();
    session.emit({{"key", key.fingerprint().text()},
                  {"public_key", key.text()},
                  {"file", file},
                  {"protected", held.is_protected()}},
                 "Fingerprint: " + key.fingerprint().text() + "\nPublic key:  " + key.text() +
                     "\nKept in:     " + file +
                     (held.is_protected() ? ", under a passphrase\n" : ", under no passphrase\n"));
    return status::ok;
}

Result<int> show_sheet(Session& session) {
    auto vault = TRY(session.open(Use::read));
    TRY(vault.signer());
    auto const fingerprint = vault.keys().signing.public_key().fingerprint().text();
    auto const owner = vault.profile().name + ", " + vault.profile().email;
    auto const made = local_date(TRY(session.as_of()), session.zone);
    OutJson lines = OutJson::array();
    auto text = fmt::format(
        "Tallystick key sheet of {}, {}\n{}\n\n"
        "Whoever has this sheet can sign as you. Print it and lock it away; make no photo of it,\n"
        "and keep no copy on a computer.\n\n",
        owner, engagement::day_text(made), fingerprint);
    for (auto const& line : vault::key_sheet_lines(vault.keys())) {
        lines.push_back(line);
        text += "    " + line + "\n";
    }
    session.emit(
        {{"key", fingerprint}, {"owner", owner}, {"made", format_date(made)}, {"lines", lines}},
        text + "\nIf the key is lost: tally key recover, and type the lines in.\n");
    return status::ok;
}

// What is typed, up to the last line of a sheet.
std::string typed_lines() {
    std::string all;
    std::array<char, 256> part{};
    while (all.size() < typed_bytes_max && std::fgets(part.data(), part.size(), stdin) != nullptr) {
        std::string const line = part.data();
        all += line;
        auto const begin = line.find_first_not_of(" \t");
        if (begin != line.npos && line[begin] == last_number) break;
    }
    return all;
}

Result<int> recover(Session& session, std::string const& sheet) {
    if (sheet.empty())
        session.remark("Type the seven lines of the sheet, each with its number in front:");
    auto const text = sheet.empty() ? typed_lines() : TRY(vault::read_private_file(sheet));
    auto const keys = TRY(vault::read_key_sheet(text));
    auto const folder = session.vault_folder();
    bool const recovered = TRY(vault::recover_owner_keys(folder, keys));
    auto const fingerprint = keys.signing.public_key().fingerprint().text();
    session.emit({{"key", fingerprint}, {"recovered", recovered}},
                 recovered ? "The key is back: " + fingerprint +
                                 "\nIt is under no passphrase. One for it: tally key protect\n"
                           : "The vault has this key already: " + fingerprint + "\n");
    return status::ok;
}

// Whoever sits at a terminal is asked; a script has said it all.
Result<void> confirm_rotation(Session const& session) {
    if (session.options.yes_i_know || session.options.json || ::isatty(STDIN_FILENO) == 0)
        return {};
    session.remark(
        "A new key will sign from here on. What the old one signed stays valid, and the record\n"
        "says in each engagement that the key was changed, and why. The old sheet will bring\n"
        "nothing back any more. Type yes to go on:");
    if (typed_yes()) return {};
    return fail(Code::rejected, "the key was not changed");
}

Result<int> rotate(Session& session, std::string const& reason) {
    auto vault = TRY(session.open(Use::write));
    TRY(confirm_rotation(session));
    auto const rotation = TRY(vault::rotate_owner_key(vault, reason));
    auto const fresh = rotation.new_key.fingerprint().text();
    session.emit({{"old_key", rotation.old_key.fingerprint().text()},
                  {"key", fresh},
                  {"ledgers", rotation.ledgers},
                  {"reason", reason}},
                 "A new key signs now: " + fresh +
                     "\nThe old one signs no more: " + rotation.old_key.fingerprint().text() +
                     "\nBoth stand in your record, so whoever knows the old fingerprint can check "
                     "it all the same.\nNow print the new sheet (tally key sheet), destroy the old "
                     "one, and make a backup.\n");
    return status::ok;
}

struct ProtectOptions {
    std::string passphrase_file;
    bool remove = false;
};

Result<std::optional<crypto::AgePassphrase>> new_passphrase(ProtectOptions const& options) {
    if (options.remove) return std::optional<crypto::AgePassphrase>{};
    auto text = options.passphrase_file.empty()
                    ? TRY(ask_new_passphrase("New passphrase for your key: "))
                    : TRY(read_passphrase_file(options.passphrase_file));
    return std::optional{crypto::AgePassphrase{std::move(text)}};
}

Result<int> protect(Session& session, ProtectOptions const& options) {
    auto vault = TRY(session.open(Use::write));
    bool const was_protected = vault.keys().signing.is_protected();
    auto const key = vault.keys().signing.public_key().fingerprint().text();
    TRY(vault.signer());  // the old passphrase is asked for first
    if (options.remove && !was_protected) {
        session.emit({{"key", key}, {"protected", false}}, "Your key is under no passphrase.\n");
        return status::ok;
    }
    TRY(vault::protect_owner_key(vault, TRY(new_passphrase(options))));
    session.emit(
        {{"key", key}, {"protected", !options.remove}},
        options.remove
            ? "Your key is under no passphrase any more: whoever has its file can sign as you.\n"
            : "Your key is under the passphrase now. Commands that write ask for it; reading needs "
              "none.\nBackups from before, and what the disk has not overwritten, still hold it "
              "without.\nIf you forget the passphrase, its sheet alone brings the key back: tally "
              "key sheet\n");
    return status::ok;
}

void add_rotate_command(CommandLine key, Session& session) {
    auto const reason = std::make_shared<std::string>();
    auto command =
        key.add_subcommand("rotate", "Let a new key sign from here on, as after a theft");
    command
        .add_option("--reason", *reason,
                    "Why, in one line; whoever reads the record sees it: \"laptop stolen\"")
        .required();
    command.add_flag("--yes-i-know", session.options.yes_i_know, "Without a question");
    command.callback([&session, reason] {
        session.choose([reason](Session& s) { return rotate(s, *reason); });
    });
}

void add_protect_command(CommandLine key, Session& session) {
    auto const options = std::make_shared<ProtectOptions>();
    auto command = key.add_subcommand(
        "protect", "Put the key under a passphrase, or change it; reading goes on without");
    command
        .add_option("--passphrase-file", options->passphrase_file,
                    "File with the new passphrase in its first line, for your eyes only (default: "
                    "asks)")
        .type_name("FILE");
    command.add_flag("--remove", options->remove, "Take the passphrase off again");
    command.footer(
        "Where nobody can type it (timers, an assistant's tools), name a file that has it in\n"
        "$TALLY_KEY_PASSPHRASE_FILE. The page's server asks once, when it starts.\n");
    command.callback([&session, options] {
        session.choose([options](Session& s) { return protect(s, *options); });
    });
}

}  // namespace

void add_key_commands(CommandLine app, Session& session) {
    auto key = app.add_subcommand(
        "key", "Your key: its fingerprint, its sheet, its passphrase, and a new one in its place");
    key.require_subcommand(1);
    key.add_subcommand("show", "Its fingerprint: what readers check your record against")
        .callback([&session] { session.choose(show_key); });
    key.add_subcommand("sheet", "The key itself, to be printed and locked away")
        .callback([&session] { session.choose(show_sheet); });
    auto const sheet = std::make_shared<std::string>();
    auto back = key.add_subcommand("recover", "Bring the key back from its sheet");
    back.add_option("--sheet", *sheet, "File with the lines, for your eyes only (default: asks)")
        .type_name("FILE");
    back.callback(
        [&session, sheet] { session.choose([sheet](Session& s) { return recover(s, *sheet); }); });
    add_rotate_command(key, session);
    add_protect_command(key, session);
}

}  // namespace tally::cli
