// tally letter draft, write, list, show, send, sent, token
#include <fmt/format.h>

#include <fstream>
#include <memory>

#include "attest/carrier.h"
#include "base/words.h"
#include "cli/act_command.h"
#include "cli/command_line.h"
#include "cli/commands.h"
#include "cli/exit_status.h"
#include "cli/present.h"
#include "cli/session.h"
#include "cli/text.h"
#include "outbox/letter.h"
#include "vault/checkpoint.h"
#include "vault/letters.h"

namespace tally::cli {
namespace {

using engagement::LetterPurpose;
using vault::Use;

struct LetterOptions {
    std::string slug;
    std::string purpose = "notice";
    std::string about;
    std::string to;
    std::string subject;
    std::string text;
    std::string file;
    std::string output;
    std::string message_id;
    int number = 0;
    bool again = false;
    bool dry_run = false;
};
using Options = std::shared_ptr<LetterOptions>;

std::string_view state_name(vault::LetterView const& view) {
    using State = vault::Departure::State;
    if (view.letter.sent) {
        if (!view.letter.answered) return "sent";
        return view.letter.strength == engagement::ReplyStrength::none ? "answered"
                                                                       : "received (proved)";
    }
    if (!view.departure) return "written";
    switch (view.departure->state) {
        case State::waiting: return view.departure->attempts == 0 ? "written" : "waiting";
        case State::refused: return "refused";
        case State::unclear: return "unclear";
    }
    return "";
}

OutJson json_of(vault::LetterView const& view) {
    auto const& letter = view.letter;
    auto const time = [](std::optional<Instant> const& at) {
        return at ? OutJson(format_instant(*at)) : OutJson(nullptr);
    };
    return {{"letter", letter.number},
            {"purpose", name(letter.purpose)},
            {"to", letter.to},
            {"subject", letter.subject},
            {"about", letter.about},
            {"state", state_name(view)},
            {"prepared", format_instant(letter.prepared)},
            {"sent", time(letter.sent)},
            {"answered", time(letter.answered)},
            {"strength", name(letter.strength)},
            {"quote", letter.quote},
            {"why", view.departure ? view.departure->why : std::string{}}};
}

// How long the client has been silent, where that is so.
std::string silence_text(engagement::Letter const& letter, Instant now) {
    if (!letter.sent || letter.answered) return {};
    auto const days = std::chrono::floor<std::chrono::days>(now - *letter.sent).count();
    return days < 1 ? std::string{}
                    : "silent since " + counted(static_cast<std::uint64_t>(days), "day");
}

std::string words_of(LetterOptions const& options) {
    if (options.file.empty()) return options.text;
    std::ifstream in{options.file, std::ios::binary};
    return {std::istreambuf_iterator<char>{in}, {}};
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
    session.remark("Edit it, save it, and: tally letter write " + options.slug + " --purpose " +
                   options.purpose + " --subject ... --file FILE");
    return status::ok;
}

Result<int> write(Session& session, LetterOptions const& options) {
    if (!options.file.empty() && !std::ifstream{options.file})
        return fail(Code::invalid_input, "cannot read " + options.file, "check the path");
    auto vault = TRY(session.open(Use::write));
    auto const ref = TRY(vault::find_engagement(vault, options.slug));
    engagement::PrepareLetter command;
    command.purpose =
        TRY_WITHIN("--purpose", engagement::parse_name<LetterPurpose>(options.purpose));
    command.to = options.to.empty() ? ref.details.client.email : options.to;
    command.subject = options.subject;
    command.text = words_of(options);
    command.about = options.about;
    vault::ActOptions act;
    if (session.options.yes_i_know) act.override_reason = session.options.reason;
    auto const number = TRY(vault::write_letter(vault, ref, command, act));
    auto const view = TRY(vault::find_letter(vault, ref, number));
    session.emit(json_of(view),
                 fmt::format("Wrote letter {} to {}. It is not sent yet.\n", number, command.to));
    session.remark("Look at it: tally letter show " + options.slug + " " + std::to_string(number) +
                   "\nSend it:    tally letter send " + options.slug);
    return status::ok;
}

Result<int> list(Session& session, LetterOptions const& options) {
    auto vault = TRY(session.open(Use::read));
    auto const ref = TRY(vault::find_engagement(vault, options.slug));
    auto const now = TRY(session.as_of());
    OutJson array = OutJson::array();
    Table table;
    for (auto const& view : TRY(vault::list_letters(vault, ref))) {
        array.push_back(json_of(view));
        table.row({std::to_string(view.letter.number),
                   when(view.letter.sent.value_or(view.letter.prepared), session.zone),
                   std::string{state_name(view)}, cut(view.letter.subject, 80),
                   view.departure && !view.departure->why.empty()
                       ? cut(view.departure->why, 120)
                       : silence_text(view.letter, now)});
    }
    session.emit({{"engagement", options.slug}, {"letters", array}},
                 table.empty() ? "No letters yet. Begin with: tally letter draft " + options.slug +
                                     " --purpose delivery\n"
                               : table.text());
    return status::ok;
}

Result<int> show(Session& session, LetterOptions const& options) {
    auto vault = TRY(session.open(Use::read));
    auto const ref = TRY(vault::find_engagement(vault, options.slug));
    auto const view = TRY(vault::find_letter(vault, ref, options.number));
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
    auto text =
        fmt::format("letter {}  {}\nto       {}\nsubject  {}\n\n{}\n", options.number,
                    state_name(view), view.letter.to, view.letter.subject, view.letter.text);
    if (!view.letter.quote.empty())
        text += "\nThe answer may accept it; read for yourself: “" + view.letter.quote + "”\n";
    session.emit(json, text);
    return status::ok;
}

Result<int> list_waiting(Session& session, LetterOptions const& options) {
    auto vault = TRY(session.open(Use::read));
    auto const ref = TRY(vault::find_engagement(vault, options.slug));
    OutJson array = OutJson::array();
    std::string text;
    for (auto const& view : TRY(vault::list_letters(vault, ref))) {
        if (view.letter.sent) continue;
        auto const what = std::string{state_name(view)} + ": would go to " + view.letter.to;
        array.push_back({{"letter", view.letter.number}, {"sent", false}, {"reply", what}});
        text += fmt::format("letter {}  {}\n", view.letter.number, what);
    }
    session.emit({{"engagement", options.slug}, {"letters", array}},
                 text.empty() ? "No letter waits.\n" : text);
    return status::ok;
}

Result<int> send(Session& session, LetterOptions const& options) {
    if (session.options.offline)
        return fail(Code::rejected, "nothing is sent under --offline", "leave it out to send");
    if (options.dry_run) return list_waiting(session, options);
    auto vault = TRY(session.open(Use::write));
    auto const ref = TRY(vault::find_engagement(vault, options.slug));
    auto const settings = TRY(vault::read_mail_settings(vault));
    OutJson array = OutJson::array();
    std::string text;
    bool all = true;
    for (auto const& outcome : TRY(vault::send_letters(vault, ref, settings, options.again))) {
        array.push_back(
            {{"letter", outcome.letter}, {"sent", outcome.sent}, {"reply", outcome.text}});
        text += fmt::format("letter {}  {}  {}\n", outcome.letter,
                            outcome.sent ? "sent" : "not sent", outcome.text);
        all = all && outcome.sent;
    }
    session.emit({{"engagement", options.slug}, {"letters", array}},
                 text.empty() ? "No letter waits.\n" : text);
    return all ? status::ok : status::unproven;
}

Result<int> sent(Session& session, LetterOptions const& options) {
    auto vault = TRY(session.open(Use::write));
    auto const ref = TRY(vault::find_engagement(vault, options.slug));
    TRY(vault::mark_sent(vault, ref, options.number, options.message_id));
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
    command.add_option("--to", options->to, "Address (default: the client's)");
    command.add_option("--subject", options->subject, "One line").required();
    auto text = command.add_option("--text", options->text, "The words");
    command.add_option("--file", options->file, "File with the words").excludes(text);
    command.add_flag("--yes-i-know", session.options.yes_i_know, "Do it against a warning");
    command.add_option("--reason", session.options.reason, "Why, against a warning");
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
    add(group, session, options, "list", "Which are sent, received, answered", list);
    auto shown = add(group, session, options, "show", "One letter, and its answer", show);
    shown.add_option("N", options->number, "Number of the letter").required();
    shown.add_option("--eml", options->output, "Write the mail to this file, to send it yourself");
    auto going =
        add(group, session, options, "send", "Send what waits, through your account", send);
    going.add_flag("--dry-run", options->dry_run, "Only list what would go");
    going.add_flag("--again", options->again, "Also what was refused or may have been sent");
    add(group, session, options, "token", "A line to paste into the platform's own messages",
        token);
    auto gone = add(group, session, options, "sent", "You sent it with another program", sent);
    gone.add_option("N", options->number, "Number of the letter").required();
    gone.add_option("--message-id", options->message_id, "As that program made it (default: ours)");
}

}  // namespace tally::cli
