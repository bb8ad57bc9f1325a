// tally mail send, outbox, sync, keys, check
#include <fmt/format.h>

#include <memory>

#include "attest/dkim.h"
#include "base/printable.h"
#include "base/words.h"
#include "cli/command_line.h"
#include "cli/commands.h"
#include "cli/exit_status.h"
#include "cli/key_option.h"
#include "cli/letter_words.h"
#include "cli/outbox_words.h"
#include "cli/progress.h"
#include "cli/session.h"
#include "vault/file_items.h"
#include "vault/mail_evidence.h"
#include "vault/mail_sync.h"

namespace tally::cli {
namespace {

using vault::Use;

constexpr std::uint64_t mail_bytes_max = std::uint64_t{64} << 20;

struct MailOptions {
    LetterOptions letter;
    std::string slug;
    std::string keys;
    std::string item;
    bool everything = false;
    bool retry = false;
    bool send = false;
};

// Keys that the record holds count where DNS has none any more.
Result<std::string> mail_of(vault::Vault& vault, std::string const& item, vault::MailKeys& keys) {
    if (std::error_code error; std::filesystem::is_regular_file(item, error))
        return read_file(item);
    auto const found = TRY(vault::resolve_item(vault, item));
    TRY(vault::RecordedKeys::load(vault, found.ledger)).lend_to(keys);
    return vault.store().read(found.blob, mail_bytes_max);
}

OutJson json_of(attest::DkimResult const& result) {
    auto const time = [](std::optional<Instant> const& at) {
        return at ? OutJson(format_instant(*at)) : OutJson(nullptr);
    };
    OutJson fields = OutJson::array();
    for (auto const& field : result.signature.signed_fields) fields.push_back(field);
    return {{"verdict", name(result.verdict)},
            {"reason", result.reason},
            {"domain", result.signature.domain},
            {"selector", result.signature.selector},
            {"aligned", result.aligned},
            {"signed", fields},
            {"unsigned_bytes", result.unsigned_bytes},
            {"signed_at", time(result.signature.signed_at)},
            {"expires", time(result.signature.expires)}};
}

Result<int> check_mail(Session& session, MailOptions const& options) {
    auto vault = TRY(session.open(Use::read));
    auto keys = TRY(keys_of(session, vault, options.keys));
    auto const raw = TRY(mail_of(vault, options.item, keys));
    attest::WireMessage const message{raw};
    std::string trouble;
    auto const results = attest::verify_dkim(message, [&](std::string const& name) {
        auto const found = keys.find(name);
        if (!keys.trouble().empty()) trouble = keys.trouble();
        return found ? std::optional{found->text} : std::nullopt;
    });
    OutJson array = OutJson::array();
    std::string text;
    for (auto const& result : results) {
        array.push_back(json_of(result));
        text += fmt::format("{} ({}): {}\n",
                            result.signature.domain.empty() ? "?" : result.signature.domain,
                            result.signature.selector, printable_line(vault::told(result)));
    }
    if (text.empty()) text = "No domain signed this mail.\n";
    if (!trouble.empty()) text += "no answer from DNS: " + trouble + "\n";
    auto const arc = attest::arc_claim(message);
    if (arc.seals > 0)
        text += fmt::format("{} claimed by relays (ARC), not checked: {}\n",
                            counted(arc.seals, "seal"), printable_line(arc.newest_says));
    session.emit({{"signatures", array},
                  {"arc_seals", arc.seals},
                  {"arc_says", printable_line(arc.newest_says)}},
                 text);
    return status::ok;
}

OutJson json_of(vault::KeyKeeping const& kept) {
    OutJson pending = OutJson::array();
    for (auto const& name : kept.pending) pending.push_back(name);
    return {{"mails", kept.mails},
            {"kept", kept.kept},
            {"pending", pending},
            {"trouble", kept.trouble}};
}

std::string text_of(vault::KeyKeeping const& kept) {
    auto text = counted(kept.kept, "key") + " of mail domains kept, for " +
                counted(kept.mails, "new mail") + "\n";
    if (!kept.pending.empty())
        text += "    " + counted(kept.pending.size(), "key") +
                " could not be asked for, the next time does: " + kept.trouble + "\n";
    return text;
}

Result<int> keep_keys(Session& session, MailOptions const& options) {
    auto vault = TRY(session.open(Use::write));
    auto keys = TRY(keys_of(session, vault, options.keys));
    auto const ref = TRY(vault::find_engagement(vault, options.slug));
    auto const kept = TRY(vault::keep_mail_keys(vault, ref, keys));
    auto json = json_of(kept);
    json["engagement"] = options.slug;
    session.emit(json, text_of(kept));
    return kept.pending.empty() ? status::ok : status::unproven;
}

// Writes and sends in one step.
Result<int> send(Session& session, MailOptions const& options) {
    auto const& letter = options.letter;
    if (session.options.offline)
        return fail(Code::rejected, "nothing is sent under --offline", "leave it out to send");
    auto vault = TRY(session.open(letter.dry_run ? Use::read : Use::write));
    auto const ref = TRY(vault::find_engagement(vault, letter.slug));
    auto const command = TRY(letter_command(session, vault, ref, letter, true));
    if (letter.dry_run) {
        session.emit({{"engagement", letter.slug},
                      {"to", command.to},
                      {"subject", command.subject},
                      {"text", command.text},
                      {"state", "dry run"}},
                     fmt::format("This would go to {}:\n\nSubject: {}\n\n{}\n", command.to,
                                 command.subject, command.text));
        return status::ok;
    }
    auto const settings = TRY(vault::read_mail_settings(vault));
    if (!settings.smtp)
        return fail(Code::rejected, "no mail account is set up, so nothing was written or sent",
                    "set it up: tally account out --help; or begin with tally letter write");
    auto const number = TRY(write_letter(session, vault, ref, command, letter)).number;
    auto const outcomes =
        TRY(vault::send_letters(vault, ref, settings, vault::SendWhat::due, number));
    auto const view = TRY(vault::find_letter(vault, ref, number));
    auto json = cli::json_of(view);
    json["engagement"] = letter.slug;
    json["reply"] = outcomes.empty() ? std::string{} : outcomes.back().text;
    session.emit(json, fmt::format("letter {}  {}  {}\n", number, state_name(view),
                                   outcomes.empty() ? "" : outcomes.back().text));
    if (view.held) return status::rejected;
    return view.letter.sent ? status::ok : status::unproven;
}

Result<int> outbox(Session& session, MailOptions const& options) {
    bool const sends = options.retry || options.send;
    if (sends && session.options.offline)
        return fail(Code::rejected, "nothing is sent under --offline", "leave it out to send");
    auto vault = TRY(session.open(sends ? Use::write : Use::read));
    if (!sends) return list_waiting(session, vault, TRY(vault::list_engagements(vault)), {});
    auto const settings = TRY(vault::read_mail_settings(vault));
    auto const what = options.send ? vault::SendWhat::due : vault::SendWhat::retries;
    return show_outcomes(session, TRY(vault::send_all_letters(vault, settings, what)), {});
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
    auto const keys = TRY(keep_keys_of_all(session, vault));
    text += text_of(keys);
    session.emit({{"folders", array}, {"keys", json_of(keys)}}, text);
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
    auto mail = app.add_subcommand(
        "mail", "Your mail account: letters out, mails in, and the signatures of mails");
    mail.require_subcommand(1);
    auto sent = mail.add_subcommand("send", "Write a letter to the client and send it at once");
    sent.add_option("ENG", options->letter.slug, "Short name of the engagement").required();
    sent.add_option("--letter", options->letter.purpose,
                    "checkin, delivery, change, invoice, summary, contract or notice")
        .required();
    sent.add_option("--about", options->letter.about,
                    "What it is about: delivery/1 (default: newest)");
    add_letter_options(sent, options->letter, session);
    sent.add_flag("--dry-run", options->letter.dry_run, "Only show what would go");
    sent.footer(
        "What you leave out is taken from a draft out of the record. For example:\n"
        "  tally mail send site --letter delivery --edit");
    sent.callback(choose(send));
    auto waiting = mail.add_subcommand("outbox", "Letters that have not left, of all engagements");
    waiting.add_flag("--retry", options->retry,
                     "Try again what was tried before and is due (tally remind does so, too)");
    waiting.add_flag("--send", options->send, "Send also what was not tried yet");
    waiting.callback(choose(outbox));
    auto synced = mail.add_subcommand(
        "sync", "Copy what is new in your account; it is only read, never changed");
    synced.add_flag("--everything", options->everything,
                    "All mail (default: what was exchanged with the clients on record)");
    synced.callback(choose(sync));
    auto keyed = mail.add_subcommand(
        "keys", "Keep the keys that an engagement's mails were signed with, while DNS has them");
    keyed.add_option("ENG", options->slug, "Short name of the engagement").required();
    keyed.add_option("--keys", options->keys, keys_help);
    keyed.callback(choose(keep_keys));
    auto checked =
        mail.add_subcommand("check", "Which domains signed a mail, and whether it holds");
    checked.add_option("ITEM", options->item, "An item, or a file").required();
    checked.add_option("--keys", options->keys, keys_help);
    checked.callback(choose(check_mail));
}

}  // namespace tally::cli
