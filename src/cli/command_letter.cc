// tally letter draft, summary, write, drop, list, show, half, send, sent, token
#include <fmt/format.h>

#include <fstream>
#include <memory>

#include "attest/carrier.h"
#include "base/words.h"
#include "cli/command_draft.h"
#include "cli/commands.h"
#include "cli/exit_status.h"
#include "cli/letter_words.h"
#include "cli/outbox_words.h"
#include "cli/present.h"
#include "cli/present_tone.h"
#include "cli/text.h"
#include "engagement/conduct.h"
#include "mail/mime.h"
#include "outbox/letter.h"
#include "outbox/server_reply.h"
#include "vault/checkpoint.h"
#include "vault/drafts.h"
#include "vault/half.h"
#include "vault/private_file.h"

namespace tally::cli {
namespace {

using engagement::LetterPurpose;
using vault::Use;

using Options = std::shared_ptr<LetterOptions>;

// How long the client has been silent, where that is so.
std::string silence_text(engagement::Letter const& letter, Instant now) {
    if (!letter.sent || letter.answered) return {};
    auto const days = std::chrono::floor<std::chrono::days>(now - *letter.sent).count();
    return days < 1 ? std::string{}
                    : "silent since " + counted(static_cast<std::uint64_t>(days), "day");
}

Result<int> draft(Session& session, LetterOptions const& options) {
    auto vault = TRY(session.open(Use::read));
    auto const ref = TRY(vault::find_engagement(vault, options.slug));
    auto const state = TRY(vault::load_state(vault, ref));
    auto const purpose =
        TRY_WITHIN("--purpose", engagement::parse_name<LetterPurpose>(options.purpose));
    auto const made =
        TRY(outbox::draft_letter(state, purpose, options.about, TRY(session.as_of())));
    session.emit({{"engagement", options.slug}, {"subject", made.subject}, {"text", made.text}},
                 "Subject: " + made.subject + "\n\n" + made.text);
    session.remark(engagement::may_write_letters(state)
                       ? "Edit it, save it, and: tally letter write " + options.slug +
                             " --purpose " + options.purpose + " --subject ... --file FILE"
                       : first_letter_text(state));
    return status::ok;
}

Result<int> write(Session& session, LetterOptions const& options) {
    auto vault = TRY(session.open(Use::write));
    auto const ref = TRY(vault::find_engagement(vault, options.slug));
    auto const command = TRY(letter_command(session, vault, ref, options, false));
    auto const written = TRY(write_letter(session, vault, ref, command, options));
    return show_written(session, vault, ref, written);
}

Result<int> drop(Session& session, LetterOptions const& options) {
    auto vault = TRY(session.open(Use::write));
    auto const ref = TRY(vault::find_engagement(vault, options.slug));
    TRY(vault::drop_letter(vault, ref, options.number, session.options.reason));
    session.emit({{"engagement", options.slug}, {"dropped", options.number}},
                 fmt::format("Letter {} will not be sent. Its words stay in the record as taken "
                             "back.\n",
                             options.number));
    return status::ok;
}

Result<int> list(Session& session, LetterOptions const& options) {
    auto vault = TRY(session.open(Use::read));
    auto const ref = TRY(vault::find_engagement(vault, options.slug));
    auto const now = TRY(session.as_of());
    OutJson array = OutJson::array();
    Table table;
    for (auto const& view : TRY(vault::list_letters(vault, ref, now))) {
        array.push_back(json_of(view));
        table.row({std::to_string(view.letter.number),
                   when(view.letter.sent.value_or(view.letter.prepared), session.zone),
                   std::string{state_name(view)}, cut(view.letter.subject, 80),
                   view.departure && !view.departure->why.empty()
                       ? cut(view.departure->why, 120)
                       : silence_text(view.letter, now)});
    }
    auto const state = TRY(vault::load_state(vault, ref));
    session.emit({{"engagement", options.slug}, {"letters", array}},
                 table.empty() ? "No letters yet. " + first_letter_text(state) : table.text());
    return status::ok;
}

// The words as another program sends them: plain text, with the footer.
std::string mailto_of(vault::LetterView const& view) {
    auto const mail = mail::parse_mail(view.departure->message);
    return outbox::mailto_link(view.letter.to, mail.subject, mail.text);
}

Result<int> show(Session& session, LetterOptions const& options) {
    auto vault = TRY(session.open(Use::read));
    auto const ref = TRY(vault::find_engagement(vault, options.slug));
    auto const now = TRY(session.as_of());
    auto const view = TRY(vault::find_letter(vault, ref, options.number, now));
    if (!options.output.empty()) {
        if (!view.departure)
            return fail(Code::rejected, "this letter has left already",
                        "its copy is among the items: tally search kind:mail");
        std::ofstream out{options.output, std::ios::binary};
        out << view.departure->message;
        if (!out.flush()) return fail(Code::unavailable, "write " + options.output);
        session.remark(
            "Open it in your mail program and send it as it is; then: tally letter "
            "sent " +
            options.slug + " " + std::to_string(options.number));
    }
    auto json = json_of(view);
    json["text"] = view.letter.text;
    if (options.mailto && view.departure) {
        auto const link = mailto_of(view);
        json["mailto"] = link;
        session.emit(json, link + "\n");
        session.remark("Open this link, send the mail that it makes, and: tally letter sent " +
                       options.slug + " " + std::to_string(options.number));
        return status::ok;
    }
    auto text =
        fmt::format("letter {}  {}\nto       {}\nsubject  {}\n\n{}\n", options.number,
                    state_name(view), view.letter.to, view.letter.subject, view.letter.text);
    if (!view.letter.sent) {
        auto const state = TRY(vault::load_state(vault, ref));
        auto const report =
            TRY(vault::check_letter(vault.folder(), view.letter.subject, view.letter.text,
                                    vault::circumstances_of(state, now)));
        json["tone"] = json_of(report);
        if (!report.findings.empty()) text += "\n" + findings_text(report.findings);
        if (view.held)
            text += "Held until " + when(*view.departure->held_until, session.zone) + ".\n";
    }
    if (options.mailto) session.remark("It has left already, or is not composed yet: no link.");
    if (!view.letter.quote.empty())
        text += "\nThe answer may accept it; read for yourself: “" + view.letter.quote + "”\n";
    session.emit(json, text);
    return status::ok;
}

Result<int> send(Session& session, LetterOptions const& options) {
    if (session.options.offline)
        return fail(Code::rejected, "nothing is sent under --offline", "leave it out to send");
    auto vault = TRY(session.open(options.dry_run ? Use::read : Use::write));
    auto const ref = TRY(vault::find_engagement(vault, options.slug));
    auto const only = options.number > 0 ? std::optional{options.number} : std::nullopt;
    if (only && TRY(vault::find_letter(vault, ref, *only)).letter.sent)
        return fail(Code::rejected, fmt::format("letter {} has left already", *only));
    if (options.dry_run) return list_waiting(session, vault, {ref}, options.slug, only);
    auto const settings = TRY(vault::read_mail_settings(vault));
    auto const what = options.again ? vault::SendWhat::again : vault::SendWhat::due;
    auto const outcomes =
        TRY(vault::send_letters(vault, ref, settings, what, only, reason_against(session)));
    return show_outcomes(session, outcomes, options.slug);
}

Result<int> sent(Session& session, LetterOptions const& options) {
    auto vault = TRY(session.open(Use::write));
    auto const ref = TRY(vault::find_engagement(vault, options.slug));
    TRY(vault::mark_sent(vault, ref, options.number, options.message_id, reason_against(session)));
    auto const view = TRY(vault::find_letter(vault, ref, options.number));
    session.emit(json_of(view), fmt::format("Letter {} has left.\n", options.number));
    return status::ok;
}

// A line for the platform's own messages, where no mail may go.
Result<int> token(Session& session, LetterOptions const& options) {
    auto vault = TRY(session.open(Use::write));
    auto const ref = TRY(vault::find_engagement(vault, options.slug));
    auto const published = TRY(vault::publish_checkpoint(vault, ref));
    auto const line = attest::subject_with_token("For our records:", published.checkpoint.digest());
    session.emit(
        {{"engagement", options.slug}, {"size", published.checkpoint.size.value}, {"line", line}},
        line + "\n");
    session.remark(
        "Paste this line below a message on the platform. Keep its notification mails: "
        "import them, then\ntally cosignatures " +
        options.slug + " shows what the platform's signature proves.");
    return status::ok;
}

// The client's half by itself, to hand over some other way.
Result<int> half(Session& session, LetterOptions const& options) {
    auto vault = TRY(session.open(Use::write));
    auto const ref = TRY(vault::find_engagement(vault, options.slug));
    auto const published = TRY(vault::publish_checkpoint(vault, ref));
    auto const state = TRY(vault::load_state(vault, ref));
    auto const html = TRY(vault::client_half(vault, ref, state, published.note));
    TRY(vault::write_private_file(options.output, html));
    session.emit({{"engagement", options.slug},
                  {"file", options.output},
                  {"size", published.checkpoint.size.value},
                  {"bytes", html.size()}},
                 fmt::format("Wrote {} ({}): what the client wrote or was sent, and the lines of "
                             "the rest.\n",
                             options.output, bytes_text(html.size())));
    return status::ok;
}

CommandLine add(CommandLine group, Session& session, Options const& options,
                std::string const& name, std::string const& does,
                Result<int> (*action)(Session&, LetterOptions const&)) {
    auto command = group.add_subcommand(name, does);
    command.add_option("ENG", options->slug, "Short name of the engagement").required();
    command.callback([&session, options, action] {
        session.choose([options, action](Session& s) { return action(s, *options); });
    });
    return command;
}

void add_purpose(CommandLine command, LetterOptions& options) {
    command
        .add_option("--purpose", options.purpose,
                    "checkin, delivery, change, invoice, summary, contract or notice")
        .shows_default();
    command.add_option("--about", options.about, "What it is about: delivery/1 (default: newest)");
}

void add_write(CommandLine group, Session& session, Options const& options) {
    auto command = add(group, session, options, "write",
                       "Record a letter, and what it is to carry of the record", write);
    add_purpose(command, *options);
    add_letter_options(command, *options, session);
    command.footer(
        "For example: tally letter write site --purpose delivery --edit\n"
        "opens a draft in your editor. Nothing is sent yet; look at it, then: tally letter send "
        "site");
}

void add_reason(CommandLine command, Session& session) {
    command.add_flag("--yes-i-know", session.options.yes_i_know, "Also what is held to cool off");
    command.add_option("--reason", session.options.reason, "Why; kept on your private side");
}

void add_going(CommandLine group, Session& session, Options const& options) {
    auto going = add(group, session, options, "send",
                     "Send one, or all that wait, through your account", send);
    going.add_option("N", options->number, "Number of the letter (default: all that wait)");
    going.add_flag("--dry-run", options->dry_run, "Only list what would go");
    going.add_flag("--again", options->again, "Also what was refused or may have been sent");
    add_reason(going, session);
    auto gone = add(group, session, options, "sent", "You sent it with another program", sent);
    gone.add_option("N", options->number, "Number of the letter").required();
    gone.add_option("--message-id", options->message_id, "As that program made it (default: ours)");
    add_reason(gone, session);
    auto dropped =
        add(group, session, options, "drop", "Take back a letter that is not sent", drop);
    dropped.add_option("N", options->number, "Number of the letter").required();
    dropped.add_option("--reason", session.options.reason, "Why").required();
}

}  // namespace

void add_letter_commands(CommandLine app, Session& session) {
    auto group = app.add_subcommand(
        "letter", "Mails to the client whose plain reply vouches for your record");
    group.require_subcommand(1);
    auto const options = std::make_shared<LetterOptions>();
    add_purpose(
        add(group, session, options, "draft", "Words to begin with, out of the record", draft),
        *options);
    add_write(group, session, options);
    add_summary_command(group, session);
    add(group, session, options, "list", "Which are sent, received, answered", list);
    auto shown = add(group, session, options, "show", "One letter, and its answer", show);
    shown.add_option("N", options->number, "Number of the letter").required();
    shown.add_option("--eml", options->output, "Write the mail to this file, to send it yourself");
    shown.add_flag("--mailto", options->mailto, "A link that opens it in your mail program");
    add_going(group, session, options);
    add(group, session, options, "token", "A line to paste into the platform's own messages",
        token);
    auto halved = add(group, session, options, "half",
                      "half.html: the client's own copy of the record, as one page", half);
    halved.add_option("-o,--output", options->output, "New file").required();
}

}  // namespace tally::cli
