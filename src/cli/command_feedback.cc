// tally feedback draft, seal, reveal, reply, show
#include <fmt/format.h>

#include <memory>

#include "cli/act_command.h"
#include "cli/command_line.h"
#include "cli/commands.h"
#include "cli/exit_status.h"
#include "cli/present.h"
#include "cli/present_state.h"
#include "cli/present_tone.h"
#include "cli/text.h"
#include "papers/feedback.h"
#include "vault/deadlines.h"
#include "vault/drafts.h"
#include "vault/sealing.h"

namespace tally::cli {
namespace {

using engagement::Command;

Result<Command> make_seal(ActInput const& in) {
    engagement::SealFeedback seal;
    seal.stars = TRY(in.number("--stars"));
    seal.text = in.text("--text");
    seal.salt = vault::draw_salt(*in.vault().world().random);
    seal.digest = TRY(vault::seal_of(seal.salt, seal.stars, seal.text));
    return seal;
}

// What the page of a link gives a client to keep: {"stars":4,"text":"…","salt":"…"}.
Result<engagement::GiveFeedback> read_opening(std::string const& text) {
    auto const json = OutJson::parse(text, nullptr, false);
    auto const holds = [&](char const* member, bool (OutJson::*is)() const noexcept) {
        return json.is_object() && json.contains(member) && (json.at(member).*is)();
    };
    if (!holds("stars", &OutJson::is_number_integer) || !holds("text", &OutJson::is_string) ||
        !holds("salt", &OutJson::is_string))
        return fail(Code::invalid_input, "--opening: this is no opening of sealed feedback",
                    "copy it whole: it begins with {\"stars\": and ends with }");
    engagement::GiveFeedback given;
    given.stars = json.at("stars").get<int>();
    given.text = json.at("text").get<std::string>();
    given.salt = json.at("salt").get<std::string>();
    return given;
}

Result<Command> make_reveal(ActInput const& in) {
    engagement::GiveFeedback given;
    given.stars = TRY(in.number("--stars"));
    given.text = in.text("--text");
    given.salt = in.text("--salt");
    if (auto const opening = in.text("--opening"); !opening.empty())
        given = TRY(read_opening(opening));
    if (!given.salt.empty())
        given.digest = TRY(vault::seal_of(given.salt, given.stars, given.text));
    return given;
}

Result<Command> make_reply(ActInput const& in) {
    return engagement::FeedbackReplied{in.text("--text")};
}

Result<int> show(Session& session, std::string const& slug) {
    auto const state = TRY(state_at(session, slug));
    session.emit({{"engagement", slug},
                  {"freelancer", json_of(state.feedback.freelancer)},
                  {"client", json_of(state.feedback.client)}},
                 feedback_text(state));
    return status::ok;
}

struct FeedbackOptions {
    std::string slug;
    bool reply = false;
};

// The platform's clock on leaving feedback, or on the reply; nullopt where there is none.
std::optional<rights::Deadline> window_of(vault::RuleBook const& rules,
                                          engagement::State const& state, bool reply, Instant now) {
    std::string const ends = reply ? "feedback.replied" : "feedback.given";
    for (auto& deadline : vault::deadlines_of(rules, state, now))
        for (auto const* pack : rights::packs_for(state, rules.packs))
            for (auto const& rule : pack->rules)
                if (rule.id == deadline.rule && rule.watch.until.size() == 1 &&
                    rule.watch.until.front().kind == ends)
                    return std::move(deadline);
    return std::nullopt;
}

OutJson facts_json(std::vector<papers::FeedbackFact> const& facts) {
    OutJson array = OutJson::array();
    for (auto const& fact : facts)
        array.push_back({{"text", fact.words}, {"entries", fact.entries}});
    return array;
}

std::string facts_text(std::vector<papers::FeedbackFact> const& facts) {
    std::string text;
    for (auto const& fact : facts) {
        std::string entries;
        for (auto const n : fact.entries)
            entries += (entries.empty() ? "" : ", ") + std::to_string(n);
        text += wrapped("  ",
                        fact.words +
                            (fact.entries.size() == 1 ? " (record, entry " : " (record, entries ") +
                            entries + ")");
    }
    return text;
}

Result<int> draft(Session& session, FeedbackOptions const& options) {
    auto const state = TRY(state_at(session, options.slug));
    auto const now = TRY(session.as_of());
    if (options.reply && !state.feedback.client.given)
        return fail(Code::rejected, "the client has left no feedback to reply to",
                    "record it first: tally feedback reveal " + options.slug + " --by client");
    auto const facts = papers::feedback_facts(state);
    if (facts.empty())
        return fail(Code::rejected, "nothing on record says how it went",
                    "record what was handed over: tally milestone submit");
    auto const text = papers::feedback_text(facts, options.reply);
    auto about = vault::circumstances_of(state, now);
    about.kind = options.reply ? tone::Kind::reply : tone::Kind::feedback;
    auto const report = TRY(vault::check_draft(session.vault_folder(), text, about));
    auto const window =
        window_of(vault::load_rules(session.vault_folder()), state, options.reply, now);
    session.emit({{"engagement", options.slug},
                  {"kind", name(about.kind)},
                  {"text", text},
                  {"facts", facts_json(facts)},
                  {"tone", json_of(report)},
                  {"window", window ? json_of(*window) : OutJson(nullptr)}},
                 wrapped("", text) + "\nWhat shows it:\n" + facts_text(facts) +
                     (window ? "\n" + deadline_text(*window, session.zone) : ""));
    session.remark(
        "Add in your own words what was good and what you would do otherwise; then:\n"
        "  tally draft check FILE --into " +
        options.slug + " --kind " + std::string{name(about.kind)});
    return status::ok;
}

void add_draft(CommandLine group, Session& session) {
    auto const options = std::make_shared<FeedbackOptions>();
    auto command = group.add_subcommand(
        "draft", "Feedback out of the record: facts, each with the entries that show it");
    command.add_option("ENG", options->slug, "Short name of the engagement").required();
    command.add_flag("--reply", options->reply, "The public reply to the client's feedback");
    command.callback([&session, options] {
        session.choose([options](Session& s) { return draft(s, *options); });
    });
}

}  // namespace

void add_feedback_commands(CommandLine app, Session& session) {
    auto group = app.add_subcommand("feedback", "What each side says of the other at the end");
    group.require_subcommand(1);
    add_draft(group, session);
    ActCommand{group, session, "seal", "Fix your feedback now, to be shown when both have posted"}
        .needs("--stars", "1 to 5")
        .needs("--text", "The words")
        .makes(make_seal);
    ActCommand{group, session, "reveal", "Feedback was posted: yours as sealed, or the client's"}
        .may("--stars", "1 to 5; not needed for what you sealed")
        .may("--text", "The words; not needed for what you sealed")
        .may("--salt", "Of the seal, where the words are not kept here")
        .may("--opening",
             "What a client who sealed on the page of a link has kept: stars, words, salt")
        .makes(make_reveal);
    ActCommand{group, session, "reply", "The one public answer to the other side's feedback"}
        .needs("--text", "The words")
        .makes(make_reply);
    add_view(group, session, "show", "What is sealed, posted and answered", show);
}

}  // namespace tally::cli
