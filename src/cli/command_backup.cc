// tally backup, restore
#include <memory>
#include <vector>

#include "base/words.h"
#include "cli/command_line.h"
#include "cli/commands.h"
#include "cli/exit_status.h"
#include "cli/passphrase.h"
#include "cli/session.h"
#include "vault/backup.h"
#include "vault/private_file.h"

namespace tally::cli {
namespace {

using vault::Use;

struct BackupOptions {
    std::string file;
    std::vector<std::string> recipients;
    std::string passphrase_file;
};

struct RestoreOptions {
    std::string file;
    std::string folder;
    std::string identity_file;
    std::string passphrase_file;
};

Result<crypto::AgeRecipients> recipients_of(BackupOptions const& options) {
    if (!options.passphrase_file.empty()) {
        return crypto::AgePassphrase{TRY(read_passphrase_file(options.passphrase_file))};
    }
    if (options.recipients.empty()) {
        return crypto::AgePassphrase{TRY(ask_new_passphrase("Passphrase for the backup: "))};
    }
    std::vector<crypto::AgeRecipient> recipients;
    recipients.reserve(options.recipients.size());
    for (auto const& text : options.recipients)
        recipients.push_back(TRY_WITHIN("--to " + text, crypto::AgeRecipient::parse(text)));
    return recipients;
}

Result<crypto::AgeIdentities> identities_of(RestoreOptions const& options) {
    if (!options.passphrase_file.empty()) {
        return crypto::AgePassphrase{TRY(read_passphrase_file(options.passphrase_file))};
    }
    if (options.identity_file.empty()) {
        return crypto::AgePassphrase{TRY(ask_passphrase("Passphrase of the backup: "))};
    }
    crypto::SecretBytes const text{TRY(vault::read_private_file(options.identity_file))};
    return TRY_WITHIN(options.identity_file, crypto::parse_age_identities(text.view()));
}

std::string counts_text(std::uint64_t entries, std::uint64_t blobs) {
    return counted(entries, "entry") + " and " + counted(blobs, "original");
}

Result<int> backup(Session& session, BackupOptions const& options) {
    auto vault = TRY(session.open(Use::read));
    auto const recipients = TRY(recipients_of(options));
    auto const done = TRY(vault::backup_vault(vault, options.file, recipients));
    session.emit({{"file", done.file.string()},
                  {"entries", done.entries},
                  {"blobs", done.blobs},
                  {"bytes", done.bytes}},
                 "Backed up " + counts_text(done.entries, done.blobs) + " to " +
                     done.file.string() + " (" + bytes_text(done.bytes) + ").\n");
    session.remark("Keep what opens it somewhere else: without it nobody can, not even you.");
    return status::ok;
}

Result<int> restore(Session& session, RestoreOptions const& options) {
    auto const identities = TRY(identities_of(options));
    auto const done = TRY(
        vault::restore_vault(options.file, options.folder, identities, session.world(Use::read)));
    auto const folder = done.folder.string();
    session.emit({{"file", options.file},
                  {"folder", folder},
                  {"entries", done.entries},
                  {"blobs", done.blobs}},
                 "Restored " + counts_text(done.entries, done.blobs) + " to " + folder +
                     "; each was checked.\n");
    session.remark("It opens for reading. To go on with it here: tally --vault " + folder +
                   " adopt\n(the vault that it came from must not be used any more then)");
    return status::ok;
}

void add_backup(CommandLine app, Session& session) {
    auto options = std::make_shared<BackupOptions>();
    auto command = app.add_subcommand("backup", "Write the whole vault into one encrypted file");
    command.add_option("FILE", options->file, "The file to write; never overwritten").required();
    auto to = command.add_option("--to", options->recipients,
                                 "Recipient age1..., as age-keygen prints it (repeatable)");
    to.type_name("RECIPIENT").one_each_time();  // what follows may be the FILE
    command
        .add_option("--passphrase-file", options->passphrase_file,
                    "File with the passphrase, for your eyes only (default: asks for one)")
        .type_name("FILE")
        .excludes(to);
    command.footer("The file opens without Tallystick, too: age --decrypt FILE | tar --extract");
    command.callback([&session, options] {
        session.choose([options](Session& s) { return backup(s, *options); });
    });
}

void add_restore(CommandLine app, Session& session) {
    auto options = std::make_shared<RestoreOptions>();
    auto command = app.add_subcommand("restore", "Make a vault out of a backup, and check it");
    command.add_option("FILE", options->file, "A file that tally backup wrote").required();
    command.add_option("--to", options->folder, "Folder that is empty or does not exist yet")
        .type_name("DIR")
        .required();
    auto identity = command.add_option("--identity", options->identity_file,
                                       "File with AGE-SECRET-KEY-1..., for your eyes only");
    identity.type_name("FILE");
    command
        .add_option("--passphrase-file", options->passphrase_file,
                    "File with the passphrase, for your eyes only (default: asks for it)")
        .type_name("FILE")
        .excludes(identity);
    command.callback([&session, options] {
        session.choose([options](Session& s) { return restore(s, *options); });
    });
}

}  // namespace

void add_backup_commands(CommandLine app, Session& session) {
    add_backup(app, session);
    add_restore(app, session);
}

}  // namespace tally::cli
