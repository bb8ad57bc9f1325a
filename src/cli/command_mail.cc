// tally mail check, sync
#include <fmt/format.h>

#include <memory>

#include "attest/dkim.h"
#include "base/words.h"
#include "cli/command_line.h"
#include "cli/commands.h"
#include "cli/exit_status.h"
#include "cli/key_option.h"
#include "cli/progress.h"
#include "cli/session.h"
#include "vault/file_items.h"
#include "vault/mail_sync.h"

namespace tally::cli {
namespace {

using vault::Use;

constexpr std::uint64_t mail_bytes_max = std::uint64_t{64} << 20;

struct MailOptions {
    std::string keys;
    std::string item;
    bool everything = false;
};

Result<std::string> mail_of(vault::Vault& vault, std::string const& item) {
    if (std::error_code error; std::filesystem::is_regular_file(item, error))
        return read_file(item);
    auto const found = TRY(vault::resolve_item(vault, item));
    return vault.store().read(found.blob, mail_bytes_max);
}

OutJson json_of(attest::DkimResult const& result) {
    OutJson fields = OutJson::array();
    for (auto const& field : result.signature.signed_fields) fields.push_back(field);
    return {{"verdict", name(result.verdict)},
            {"reason", result.reason},
            {"domain", result.signature.domain},
            {"selector", result.signature.selector},
            {"aligned", result.aligned},
            {"signed", fields},
            {"unsigned_bytes", result.unsigned_bytes}};
}

Result<int> check_mail(Session& session, MailOptions const& options) {
    auto vault = TRY(session.open(Use::read));
    auto keys = TRY(keys_of(session, vault, options.keys));
    auto const raw = TRY(mail_of(vault, options.item));
    attest::WireMessage const message{raw};
    auto const results = attest::verify_dkim(message, [&](std::string const& name) {
        auto const found = keys.find(name);
        return found ? std::optional{found->text} : std::nullopt;
    });
    OutJson array = OutJson::array();
    std::string text;
    for (auto const& result : results) {
        array.push_back(json_of(result));
        text += fmt::format("{}  {}{}{}\n", name(result.verdict),
                            result.signature.domain.empty() ? "?" : result.signature.domain,
                            result.aligned ? " (the sender's domain)" : "",
                            result.reason.empty() ? "" : ": " + result.reason);
    }
    if (!keys.trouble().empty()) text += "no answer from DNS: " + keys.trouble() + "\n";
    auto const arc = attest::arc_claim(message);
    if (arc.seals > 0)
        text += fmt::format("{} claimed by relays (ARC), not checked: {}\n",
                            counted(arc.seals, "seal"), arc.newest_says);
    session.emit({{"signatures", array}, {"arc_seals", arc.seals}},
                 text.empty() ? "No domain signed this mail.\n" : text);
    return status::ok;
}

Result<int> sync(Session& session, MailOptions const& options) {
    if (session.options.offline)
        return fail(Code::rejected, "the account cannot be read under --offline",
                    "leave it out, or import a mailbox");
    auto vault = TRY(session.open(Use::write));
    auto const settings = TRY(vault::read_mail_settings(vault));
    OutJson array = OutJson::array();
    std::string text;
    bool all = true;
    for (auto const& folder : TRY(vault::sync_mail(vault, settings, {options.everything}, {}))) {
        OutJson failed = OutJson::array();
        text +=
            fmt::format("{}  {} new, {} known\n", folder.folder, folder.added, folder.duplicates);
        for (auto const& failure : folder.failed) {
            failed.push_back({{"source", failure.source},
                              {"offset", failure.offset},
                              {"error", failure.error},
                              {"hint", failure.hint}});
            text += "    " + failure.source + ": " + failure.error + "\n";
        }
        if (!folder.trouble.empty())
            text += "    ended early, the next time goes on there: " + folder.trouble + "\n";
        all = all && folder.trouble.empty();
        array.push_back({{"folder", folder.folder},
                         {"added", folder.added},
                         {"duplicates", folder.duplicates},
                         {"failed", failed},
                         {"trouble", folder.trouble}});
    }
    session.emit({{"folders", array}}, text);
    return all ? status::ok : status::failed;
}

}  // namespace

void add_mail_commands(CommandLine app, Session& session) {
    auto const options = std::make_shared<MailOptions>();
    auto const choose = [&session, options](Result<int> (*action)(Session&, MailOptions const&)) {
        return [&session, options, action] {
            session.choose([options, action](Session& s) { return action(s, *options); });
        };
    };
    auto mail = app.add_subcommand("mail", "Your mail account, and the signatures of mails");
    mail.require_subcommand(1);
    auto synced = mail.add_subcommand(
        "sync", "Copy what is new in your account; it is only read, never changed");
    synced.add_flag("--everything", options->everything,
                    "All mail (default: what was exchanged with the clients on record)");
    synced.callback(choose(sync));
    auto checked =
        mail.add_subcommand("check", "Which domains signed a mail, and whether it holds");
    checked.add_option("ITEM", options->item, "An item, or a file").required();
    checked.add_option("--keys", options->keys, keys_help);
    checked.callback(choose(check_mail));
}

}  // namespace tally::cli
