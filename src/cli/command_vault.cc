// tally init, adopt, reindex, extract, version
#include <memory>

#include "base/words.h"
#include "cli/command_line.h"
#include "cli/commands.h"
#include "cli/exit_status.h"
#include "cli/present_chat.h"
#include "cli/progress.h"
#include "cli/session.h"
#include "vault/init.h"
#include "vault/look_inside.h"
#include "vault/projection.h"
#include "vault/version.h"

namespace tally::cli {
namespace {

using vault::Use;

Result<int> init(Session& session, vault::Profile const& profile) {
    auto const folder = session.vault_folder();
    auto const made = TRY(vault::init_vault(folder, profile, session.world(Use::write)));
    auto const fingerprint = made.key.fingerprint().text();
    auto text = (made.created ? "Made a vault in " : "There is a vault already in ") +
                folder.string() + "\nYour key: " + fingerprint + "\n";
    if (made.created)
        text +=
            "\nTell this fingerprint to your clients early (in a contract, a first letter): it "
            "is what a\nreader later checks your record against. Keep a backup of the vault: "
            "tally backup --help\nNext: tally engagement add --help\n";
    session.emit({{"vault", folder.string()}, {"key", fingerprint}, {"created", made.created}},
                 text);
    return status::ok;
}

Result<int> adopt(Session& session) {
    auto const folder = session.vault_folder();
    auto const continued = TRY(vault::adopt_vault(folder, session.world(Use::write)));
    auto const text = continued == 0
                          ? std::string{"This machine writes to this vault already.\n"}
                          : "This machine writes to this vault from now on; " +
                                counted(continued, "ledger") +
                                " say so.\nDo not use the copy that it came from any more.\n";
    auto const vault = TRY(session.open(Use::read));
    session.emit({{"vault", folder.string()},
                  {"key", vault.keys().signing.public_key().fingerprint().text()},
                  {"continued", continued}},
                 text);
    return status::ok;
}

Result<int> reindex(Session& session) {
    auto vault = TRY(session.open(Use::write));
    auto progress = session.progress("Indexing");
    auto const items = TRY(vault::rebuild_index(vault, [&](vault::ProjectionProgress const& now) {
        progress.show(now.entries, now.entries_total, now.entries);
    }));
    auto reading = session.progress("Reading documents");
    auto const inside = TRY(vault::look_inside(vault, {}, [&](vault::LookProgress const& now) {
        reading.show(now.done, now.total, now.done);
    }));
    session.emit({{"items", items}, {"messages", inside.messages}},
                 "Indexed " + counted(items, "item") + " anew.\n");
    return status::ok;
}

Result<int> extract(Session& session, vault::LookOptions const& options) {
    auto vault = TRY(session.open(Use::write));
    TRY(vault::update_index(vault));
    auto progress = session.progress("Reading documents");
    auto const inside = TRY(vault::look_inside(vault, options, [&](vault::LookProgress const& now) {
        progress.show(now.done, now.total, now.done);
    }));
    session.emit(json_of(inside),
                 inside.documents + inside.messages == 0
                     ? "Nothing waits to be read. --again reads all documents anew.\n"
                     : "Read:\n" + inside_text(inside, session.zone));
    return status::ok;
}

}  // namespace

void add_vault_commands(CommandLine app, Session& session) {
    auto profile = std::make_shared<vault::Profile>();
    profile->zone = "UTC";
    auto command = app.add_subcommand("init", "Make a vault and its keys (safe to run again)");
    command.add_option("--name", profile->name, "Your name").required();
    command.add_option("--email", profile->email, "Your e-mail address").required();
    command.add_option("--zone", profile->zone, "Your time zone, such as Europe/Berlin")
        .shows_default();
    command.callback([&session, profile] {
        session.choose([profile](Session& s) { return init(s, *profile); });
    });

    app.add_subcommand("adopt", "Go on with a vault that was copied or restored to this machine")
        .callback([&session] { session.choose(adopt); });
    app.add_subcommand("reindex", "Make the search index anew; it holds nothing of its own")
        .callback([&session] { session.choose(reindex); });
    auto look = std::make_shared<vault::LookOptions>();
    auto reads = app.add_subcommand(
        "extract", "Read documents, pictures and messages that wait, or all of them again");
    reads
        .add_option("--languages", look->languages,
                    "Of words in pictures, as tesseract names them: eng+deu")
        .shows_default();
    reads.add_flag("--again", look->again, "Also what was read before: after a new language");
    reads.callback(
        [&session, look] { session.choose([look](Session& s) { return extract(s, *look); }); });
    app.add_subcommand("version", "Which release this is").callback([&session] {
        session.choose([](Session& s) -> Result<int> {
            s.emit({{"version", vault::version}}, "tally " + std::string{vault::version} + "\n");
            return status::ok;
        });
    });
}

}  // namespace tally::cli
