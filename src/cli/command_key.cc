// tally key show, sheet, recover
#include <fmt/format.h>

#include <array>
#include <cstdio>
#include <memory>

#include "cli/command_line.h"
#include "cli/commands.h"
#include "cli/exit_status.h"
#include "cli/session.h"
#include "engagement/telling.h"
#include "vault/key_sheet.h"
#include "vault/private_file.h"

namespace tally::cli {
namespace {

using vault::Use;

constexpr std::size_t typed_bytes_max = 4096;
constexpr char last_number = '7';

Result<int> show_key(Session& session) {
    auto const vault = TRY(session.open(Use::read));
    auto const& key = vault.keys().signing.public_key();
    session.emit({{"key", key.fingerprint().text()},
                  {"public_key", key.text()},
                  {"file", vault::owner_key_file(vault.folder()).string()}},
                 "Fingerprint: " + key.fingerprint().text() + "\nPublic key:  " + key.text() +
                     "\nKept in:     " + vault::owner_key_file(vault.folder()).string() + "\n");
    return status::ok;
}

Result<int> show_sheet(Session& session) {
    auto const vault = TRY(session.open(Use::read));
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
                 recovered ? "The key is back: " + fingerprint + "\n"
                           : "The vault has this key already: " + fingerprint + "\n");
    return status::ok;
}

}  // namespace

void add_key_commands(CommandLine app, Session& session) {
    auto key =
        app.add_subcommand("key", "Your key: its fingerprint, and a sheet that brings it back");
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
}

}  // namespace tally::cli
