// tally feedback seal, reveal, reply, show; tally lessons
#include <fmt/format.h>

#include "cli/act_command.h"
#include "cli/command_line.h"
#include "cli/commands.h"
#include "cli/exit_status.h"
#include "cli/present_state.h"
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

Result<Command> make_reveal(ActInput const& in) {
    engagement::GiveFeedback given;
    given.stars = TRY(in.number("--stars"));
    given.text = in.text("--text");
    given.salt = in.text("--salt");
    if (!given.salt.empty())
        given.digest = TRY(vault::seal_of(given.salt, given.stars, given.text));
    return given;
}

Result<Command> make_reply(ActInput const& in) {
    return engagement::FeedbackReplied{in.text("--text")};
}

Result<Command> make_lesson(ActInput const& in) {
    engagement::LearnLesson learn;
    learn.use = TRY(in.choice("--use", engagement::LessonUse::checklist));
    learn.what = in.text("--what");
    learn.prevent = in.text("--prevent");
    learn.text = in.text("--text");
    return learn;
}

Result<int> show(Session& session, std::string const& slug) {
    auto const state = TRY(state_at(session, slug));
    session.emit({{"engagement", slug},
                  {"freelancer", json_of(state.feedback.freelancer)},
                  {"client", json_of(state.feedback.client)}},
                 feedback_text(state));
    return status::ok;
}

// Of all engagements: what one taught is for the next.
Result<int> list_lessons(Session& session) {
    auto vault = TRY(session.open(vault::Use::read));
    OutJson lessons = OutJson::array();
    std::string text;
    for (auto const& ref : TRY(vault::list_engagements(vault)))
        for (auto const& lesson : TRY(vault::load_state(vault, ref)).lessons) {
            auto json = json_of(lesson);
            json["engagement"] = ref.details.slug;
            lessons.push_back(std::move(json));
            text += lesson_text(lesson, ref.details.slug);
        }
    if (text.empty())
        text =
            "No lesson yet. When a contract ends, well or badly:\n"
            "  tally lessons add ENG --what \"what happened\" --text \"what to do next time\"\n";
    session.emit({{"lessons", lessons}}, text);
    return status::ok;
}

}  // namespace

void add_feedback_commands(CommandLine app, Session& session) {
    auto group = app.add_subcommand("feedback", "What each side says of the other at the end");
    group.require_subcommand(1);
    ActCommand{group, session, "seal", "Fix your feedback now, to be shown when both have posted"}
        .needs("--stars", "1 to 5")
        .needs("--text", "The words")
        .makes(make_seal);
    ActCommand{group, session, "reveal", "Feedback was posted: yours as sealed, or the client's"}
        .may("--stars", "1 to 5; not needed for what you sealed")
        .may("--text", "The words; not needed for what you sealed")
        .may("--salt", "Of the seal, where the words are not kept here")
        .makes(make_reveal);
    ActCommand{group, session, "reply", "The one public answer to the other side's feedback"}
        .needs("--text", "The words")
        .makes(make_reply);
    add_view(group, session, "show", "What is sealed, posted and answered", show);
    auto lessons = app.add_subcommand("lessons", "What your engagements taught you");
    ActCommand{lessons, session, "add", "Put a lesson on your private side"}
        .needs("--what", "What happened")
        .may("--prevent", "What would have prevented it")
        .may("--use", "clause, checklist (default) or alert: what it becomes next time")
        .needs("--text", "The clause, the line of the checklist, or what to be warned of")
        .makes(make_lesson);
    lessons.callback([lessons, &session] {
        if (!lessons.went_further()) session.choose(list_lessons);
    });
}

}  // namespace tally::cli
