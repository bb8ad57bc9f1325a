#include "cli/letter_words.h"

#include <fmt/format.h>

#include <fstream>
#include <iterator>

#include "attest/carrier.h"
#include "cli/editor.h"
#include "cli/exit_status.h"
#include "cli/key_option.h"
#include "cli/present.h"
#include "cli/present_tone.h"
#include "engagement/conduct.h"
#include "outbox/letter.h"
#include "vault/half.h"

namespace tally::cli {
namespace {

using engagement::LetterPurpose;

constexpr std::string_view subject_begin = "Subject: ";

// Drafts that only a person can finish.
bool has_blanks(LetterPurpose purpose) {
    return purpose == LetterPurpose::summary || purpose == LetterPurpose::notice;
}

// "Subject: ...", an empty line, the words: what the editor shows, and what comes back.
outbox::Draft parse_edited(std::string const& text, outbox::Draft const& before) {
    if (!text.starts_with(subject_begin)) return {before.subject, text};
    auto const end = std::min(text.find('\n'), text.size());
    auto words = text.substr(std::min(end + 1, text.size()));
    while (words.starts_with('\n')) words.erase(0, 1);
    return {text.substr(subject_begin.size(), end - subject_begin.size()), std::move(words)};
}

}  // namespace

std::string_view state_name(vault::LetterView const& view) {
    using State = vault::Departure::State;
    if (view.letter.sent) {
        if (!view.letter.answered) return "sent";
        return view.letter.strength == engagement::ReplyStrength::none ? "answered"
                                                                       : "received (proved)";
    }
    if (!view.departure) return "written";
    if (view.held) return "held";
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
    auto const checkpoint = view.checkpoint();
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
            {"message_id", view.departure ? view.departure->message_id : letter.message_id},
            {"token", checkpoint ? attest::token_of(*checkpoint) : std::string{}},
            {"held_until", view.held ? time(view.departure->held_until) : OutJson(nullptr)},
            {"why", view.departure ? view.departure->why : std::string{}}};
}

std::string first_letter_text(engagement::State const& state) {
    auto const& slug = state.engagement.slug;
    if (!engagement::may_write_letters(state))
        return "Before the contract has started the platform forbids mail to the client. Record it "
               "first:\n  tally agreement sign " +
               slug + " --help, or tally milestone fund " + slug + " --help\n";
    return "Begin with: tally letter draft " + slug + " --purpose " +
           std::string{name(outbox::purpose_to_begin_with(state))} + "\n";
}

Result<engagement::PrepareLetter> letter_command(Session& session, vault::Vault& vault,
                                                 vault::EngagementRef const& ref,
                                                 LetterOptions const& options, bool drafted) {
    engagement::PrepareLetter command;
    command.purpose =
        TRY_WITHIN("--purpose", engagement::parse_name<LetterPurpose>(options.purpose));
    command.to = options.to.empty() ? ref.details.client.email : options.to;
    command.about = options.about;
    outbox::Draft words{options.subject, options.text};
    if (!options.file.empty()) words.text = TRY_WITHIN("--file", read_file(options.file));
    std::string blanks;
    if ((drafted || options.edit) && (words.subject.empty() || words.text.empty())) {
        auto const state = TRY(vault::load_state(vault, ref));
        auto const made =
            TRY(outbox::draft_letter(state, command.purpose, options.about, TRY(session.as_of())));
        if (has_blanks(command.purpose)) blanks = made.text;
        if (words.subject.empty()) words.subject = made.subject;
        if (words.text.empty()) words.text = made.text;
    }
    if (options.edit)
        words = parse_edited(
            TRY(edit_text(std::string{subject_begin} + words.subject + "\n\n" + words.text,
                          vault.folder())),
            words);
    if (!blanks.empty() && words.text == blanks)
        return fail(Code::invalid_input, "a " + options.purpose + " needs words of yours",
                    "fill the draft in with --edit, or give --text or --file");
    command.subject = std::move(words.subject);
    command.text = std::move(words.text);
    return command;
}

std::optional<std::string> reason_against(Session const& session) {
    return session.options.yes_i_know ? std::optional{session.options.reason} : std::nullopt;
}

Result<vault::WrittenLetter> write_letter(Session& session, vault::Vault& vault,
                                          vault::EngagementRef const& ref,
                                          engagement::PrepareLetter const& command,
                                          LetterOptions const& options) {
    vault::WriteOptions how;
    how.act.override_reason = reason_against(session);
    how.hold = options.hold;
    if (options.half)
        how.attachment = [&vault](vault::EngagementRef const& to, engagement::State const& state,
                                  std::string const& note) {
            return vault::half_attachment(vault, to, state, note);
        };
    return vault::write_letter(vault, ref, command, how);
}

Result<int> show_written(Session& session, vault::Vault& vault, vault::EngagementRef const& ref,
                         vault::WrittenLetter const& written) {
    auto const view = TRY(vault::find_letter(vault, ref, written.number));
    auto json = json_of(view);
    json["tone"] = json_of(written.tone);
    auto text = findings_text(written.tone.findings) +
                fmt::format("Wrote letter {} to {}. ", written.number, view.letter.to);
    text += written.held_until ? fmt::format("It is held until {}: read it again then.\n",
                                             when(*written.held_until, session.zone))
                               : "It is not sent yet.\n";
    session.emit(json, text);
    auto const slug = ref.details.slug;
    session.remark(
        fmt::format("Look at it: tally letter show {0} {1}\n", slug, written.number) +
        (written.held_until
             ? fmt::format("Write it anew: tally letter drop {0} {1} --reason \"too "
                           "heated\", then tally letter write {0}",
                           slug, written.number)
             : fmt::format("Send it:    tally letter send {} {}", slug, written.number)));
    return status::ok;
}

void add_letter_options(CommandLine command, LetterOptions& options, Session& session) {
    command.add_option("--to", options.to, "Address (default: the client's)");
    command.add_option("--subject", options.subject, "One line");
    auto text = command.add_option("--text", options.text, "The words");
    command.add_option("--file", options.file, "File with the words").excludes(text);
    command.add_flag("--edit", options.edit, "Open the words in your editor first ($EDITOR)");
    command.add_flag("--half", options.half,
                     "Attach half.html: the client's own copy of the record, to read and to check");
    command.add_flag("--hold", options.hold, "Hold it until 09:00 tomorrow, to read it once more");
    command.add_flag("--yes-i-know", session.options.yes_i_know, "Do it against a warning");
    command.add_option("--reason", session.options.reason, "Why, against a warning");
}

}  // namespace tally::cli
