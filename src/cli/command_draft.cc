// tally draft check, scaffold
#include <fmt/format.h>

#include <iterator>
#include <memory>

#include "cli/command_draft.h"
#include "cli/command_line.h"
#include "cli/exit_status.h"
#include "cli/input.h"
#include "cli/present.h"
#include "cli/present_tone.h"
#include "outbox/scaffold.h"
#include "vault/drafts.h"

namespace tally::cli {
namespace {

struct DraftOptions {
    std::string file;
    std::string text;
    std::string slug;
    std::string to;
    std::string kind = "message";
    std::string about;
    std::string language;
    bool before_contract = false;
};

template <typename Enum, std::size_t Count>
Result<Enum> named(std::string const& option, std::string const& text,
                   std::array<std::string_view, Count> const& names) {
    auto const found = std::ranges::find(names, text);
    if (found == names.end())
        return fail(Code::invalid_input, option + " is unknown: " + text,
                    "use " + engagement::listed(names));
    return static_cast<Enum>(found - names.begin());
}

// Without an engagement nobody knows where it goes: then by the stricter rules of platforms.
Result<tone::Circumstances> circumstances(Session& session, DraftOptions const& options) {
    constexpr std::array<std::string_view, 2> receivers{"client", "platform"};
    auto const now = TRY(session.as_of());
    tone::Circumstances about{.on_platform = true, .today = local_date(now, "UTC")};
    if (!options.slug.empty())
        about = vault::circumstances_of(TRY(state_at(session, options.slug)), now);
    if (!options.to.empty())
        about.on_platform = TRY(named<int>("--to", options.to, receivers)) == 1 ||
                            (!options.slug.empty() && about.on_platform);
    about.before_contract = about.before_contract || options.before_contract;
    about.kind = TRY(named<tone::Kind>("--kind", options.kind, tone::kind_names));
    about.language = options.language;
    return about;
}

// How the language was found, where that is worth a word.
std::string language_words(std::string const& language) {
    if (language.empty())
        return "Its words do not tell its language: it was held against the rules of all there "
               "are, but for what may be missing. --lang says which one it is.";
    if (language == "en") return {};
    return "Read as a draft in the language " + language +
           ", as its small words tell; --lang en reads it as English.";
}

Result<int> check(Session& session, DraftOptions const& options) {
    auto const about = TRY(circumstances(session, options));
    auto const text = TRY(read_words(options.text, options.file, tone::draft_bytes_max));
    auto const report = TRY(vault::check_draft(session.vault_folder(), text, about));
    session.emit(
        {{"verdict", name(report.verdict)},
         {"kind", name(about.kind)},
         {"on_platform", about.on_platform},
         {"before_contract", about.before_contract},
         {"language", report.language.empty() ? OutJson(nullptr) : OutJson(report.language)},
         {"findings", json_of(report.findings)}},
        findings_text(report.findings) + verdict_text(report.verdict) + "\n");
    if (auto const words = language_words(report.language);
        options.language.empty() && !words.empty())
        session.remark(words);
    if (options.slug.empty() && options.to.empty())
        session.remark(
            "Read as if it went to a client on a platform; --to client reads it for a "
            "client of your own.");
    return tone::should_wait(report.verdict) ? status::rejected : status::ok;
}

Result<int> scaffold(Session& session, DraftOptions const& options) {
    auto const state = TRY(state_at(session, options.slug));
    auto const made = TRY(outbox::scaffold(state, options.about, TRY(session.as_of())));
    auto const words = outbox::letter_of(state, made);
    session.emit({{"engagement", options.slug},
                  {"about", made.about},
                  {"fact", made.fact},
                  {"impact", made.impact},
                  {"request", made.request},
                  {"by", format_date(made.by)},
                  {"subject", words.subject},
                  {"text", words.text}},
                 "Subject: " + words.subject + "\n\n" + words.text);
    session.remark("Make it yours, save it, and: tally draft check FILE --into " + options.slug);
    return status::ok;
}

CommandLine add(CommandLine group, Session& session, std::shared_ptr<DraftOptions> const& options,
                std::string const& name, std::string const& does,
                Result<int> (*action)(Session&, DraftOptions const&)) {
    auto command = group.add_subcommand(name, does);
    command.callback([&session, options, action] {
        session.choose([options, action](Session& s) { return action(s, *options); });
    });
    return command;
}

}  // namespace

void add_draft_commands(CommandLine app, Session& session) {
    auto group = app.add_subcommand("draft", "Read what you wrote before somebody else does");
    group.require_subcommand(1);
    auto const options = std::make_shared<DraftOptions>();
    auto checked =
        add(group, session, options, "check",
            "What in a draft hurts, costs something, or is forbidden on a platform", check);
    checked.add_option("FILE", options->file, "The draft; - reads it from standard input");
    checked.add_option("--text", options->text, "The words themselves");
    checked.add_option("--into", options->slug, "Engagement that it is about");
    checked.add_option("--to", options->to, "client (of your own) or platform");
    checked.add_option("--kind", options->kind, "message, feedback, or reply (to public feedback)")
        .shows_default();
    checked.add_option("--lang", options->language,
                       "Language of the draft: en or de (default: as its small words tell)");
    checked.add_flag("--before-contract", options->before_contract,
                     "The contract has not started yet");
    checked.footer(
        "For example: tally draft check answer.txt --into site\n"
        "Exit status: 0, or 1 where it is heated or forbidden. Quoted lines (> ...) and "
        "the\nsignature are not read. It looks for words and understands nothing: the "
        "last word is yours.");
    auto scaffolded = add(group, session, options, "scaffold",
                          "Fact, impact, request, date: a letter to begin with", scaffold);
    scaffolded.add_option("ENG", options->slug, "Short name of the engagement").required();
    scaffolded.add_option(
        "--about", options->about,
        "milestone/2, invoice/1, change/1, request/3, checkin/2, responsibility/1 "
        "(default: what waits longest for the client)");
}

}  // namespace tally::cli
