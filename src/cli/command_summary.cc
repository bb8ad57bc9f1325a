// tally letter summary: notes of a call or a pasted conversation become a letter to confirm
#include <fmt/format.h>

#include <memory>

#include "chat/pasted.h"
#include "cli/command_draft.h"
#include "cli/command_line.h"
#include "cli/exit_status.h"
#include "cli/input.h"
#include "cli/letter_words.h"
#include "cli/present.h"
#include "cli/text.h"
#include "outbox/summary.h"

namespace tally::cli {
namespace {

using vault::Use;

constexpr std::size_t notes_bytes_max = std::size_t{4} << 20;

struct SummaryOptions {
    LetterOptions letter;
    std::string file;
    std::string text;
    std::string on;
    bool write = false;
};

struct Made {
    outbox::Summary summary;
    std::string from = "notes";
    Date on{};
};

// A text in which two messages or more are recognised is a conversation.
Made summed_up(engagement::State const& state, std::string const& text, Date today,
               std::optional<Date> on) {
    auto const& zone = state.engagement.zone;
    auto const pasted =
        chat::guess_messages(text, {{state.freelancer.name, state.client.name}, zone, today});
    if (pasted.messages.size() < 2)
        return {outbox::summary_of_notes(state, text, on.value_or(today)), "notes",
                on.value_or(today)};
    auto const last = on.value_or(local_date(pasted.messages.back().message.at, zone));
    std::vector<outbox::Said> talk;
    for (auto const& [message, doubts] : pasted.messages)
        if (!on || local_date(message.at, zone) == *on)
            talk.push_back({message.sender, message.text});
    return {outbox::summary_of_talk(state, talk, last), "conversation", last};
}

OutJson points_json(std::vector<outbox::Point> const& points) {
    OutJson array = OutJson::array();
    for (auto const& point : points)
        array.push_back({{"text", point.text},
                         {"who", point.who.empty() ? OutJson(nullptr) : OutJson(point.who)},
                         {"by", point.by ? OutJson(format_date(*point.by)) : OutJson(nullptr)},
                         {"amounts", point.amounts}});
    return array;
}

Result<int> summarise(Session& session, SummaryOptions const& options) {
    auto vault = TRY(session.open(options.write ? Use::write : Use::read));
    auto const ref = TRY(vault::find_engagement(vault, options.letter.slug));
    auto const state = TRY(vault::load_state(vault, ref));
    auto const today = local_date(TRY(session.as_of()), state.engagement.zone);
    std::optional<Date> on;
    if (!options.on.empty()) on = TRY_WITHIN("--on", parse_date(options.on));
    auto const text = TRY(read_words(options.text, options.file, notes_bytes_max));
    auto const made = summed_up(state, text, today, on);
    auto const draft = TRY(outbox::summary_letter(state, made.summary, made.on, today));
    if (options.write) {
        auto letter = options.letter;
        letter.purpose = "summary";
        letter.subject = draft.subject;
        letter.text = draft.text;
        auto const command = TRY(letter_command(session, vault, ref, letter, false));
        auto const written = TRY(write_letter(session, vault, ref, command, letter));
        return show_written(session, vault, ref, written);
    }
    session.emit({{"engagement", options.letter.slug},
                  {"from", made.from},
                  {"on", format_date(made.on)},
                  {"points", points_json(made.summary.points)},
                  {"doubts", made.summary.doubts},
                  {"subject", draft.subject},
                  {"text", draft.text}},
                 "Subject: " + draft.subject + "\n\n" + draft.text);
    for (auto const& doubt : made.summary.doubts) session.remark("Look at this: " + doubt);
    session.remark("Found by words, from " + made.from +
                   ". Read it; then the same with --write --edit makes it a letter.");
    return status::ok;
}

}  // namespace

void add_summary_command(CommandLine group, Session& session) {
    auto const options = std::make_shared<SummaryOptions>();
    auto command = group.add_subcommand(
        "summary", "“As agreed today …”: from notes of a call, or a pasted chat, to a letter");
    command.add_option("ENG", options->letter.slug, "Short name of the engagement").required();
    command.add_option(
        "FILE", options->file,
        "Notes, one point a line, or the text of a conversation; - is standard input");
    command.add_option("--text", options->text, "The notes themselves");
    command.add_option("--on", options->on, "Day of the talk (default: today, or its last message)")
        .type_name("DATE");
    command.add_flag("--write", options->write, "Record it as a letter that carries the record");
    command.add_flag("--edit", options->letter.edit, "Open it in your editor first ($EDITOR)");
    command.add_flag("--half", options->letter.half, "Attach half.html");
    command.footer(
        "For example: tally letter summary site notes.txt --write --edit\n"
        "The client confirms by replying “agreed”; the reply vouches for the words.");
    command.callback([&session, options] {
        session.choose([options](Session& s) { return summarise(s, *options); });
    });
}

}  // namespace tally::cli
