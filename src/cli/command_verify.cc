// tally verify
#include <memory>

#include "base/words.h"
#include "bundle/read_anchors.h"
#include "bundle/report_text.h"
#include "bundle/verify_bundle.h"
#include "cli/command_line.h"
#include "cli/commands.h"
#include "cli/exit_status.h"
#include "cli/session.h"
#include "vault/verify_vault.h"

namespace tally::cli {
namespace {

struct VerifyOptions {
    std::string path;
    bundle::AnchorOptions anchors;
    bool all = false;
};

Result<ledger::VerifyReport> check(Session& session, std::filesystem::path const& path,
                                   ledger::Anchors const& anchors) {
    std::error_code error;  // a path that cannot be followed: verify_path says so
    if (!std::filesystem::exists(path / "vault.db", error))
        return bundle::verify_path(path, anchors);
    auto vault = TRY(vault::Vault::open(path, vault::Use::read, session.world(vault::Use::read)));
    auto verified = TRY(vault::verify_vault(vault, anchors));
    session.remark("Checked " + counted(verified.ledgers, "ledger") + " with " +
                   counted(verified.entries, "entry") + ", and " +
                   counted(verified.blobs, "original") + " (" + bytes_text(verified.bytes) + ").");
    return std::move(verified.report);
}

Result<int> verify(Session& session, VerifyOptions const& options) {
    auto const path =
        options.path.empty() ? session.vault_folder() : std::filesystem::path{options.path};
    auto const anchors = TRY(bundle::read_anchors(options.anchors));
    auto const report = TRY(check(session, path, anchors));
    if (session.options.json)
        session.emit(OutJson::parse(bundle::report_json(report, path.string())), "");
    else
        session.emit({}, bundle::report_text(report, path.string(), options.all));
    return bundle::exit_status(report.verdict());
}

}  // namespace

void add_verify_command(CommandLine app, Session& session) {
    auto options = std::make_shared<VerifyOptions>();
    auto command = app.add_subcommand("verify", "Check a vault or a case file, as a stranger");
    command.add_option("PATH", options->path,
                       "A vault, a case file or its unpacked folder (default: your vault)");
    command.add_option("--key", options->anchors.key,
                       "Fingerprint of the owner's key, as you know it from elsewhere");
    command.add_option("--against", options->anchors.letters,
                       "Letters that you kept: a mailbox or text with signed checkpoints");
    command.add_option(
        "--keys", options->anchors.keys,
        "Keys of mail domains that you know from elsewhere: NAME and TXT record a line");
    command.add_option("--roots,--ca", options->anchors.roots,
                       "Certificates (PEM) of timestamp authorities that you trust");
    command.add_flag("--all", options->all, "List the checks that passed, too");
    command.footer(
        "Exit status: 0 intact, 1 incomplete, 3 unproven (all fits together, but nothing from "
        "outside vouches for it), 4 altered.");
    command.callback([&session, options] {
        session.choose([options](Session& s) { return verify(s, *options); });
    });
}

}  // namespace tally::cli
