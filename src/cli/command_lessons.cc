// tally lessons, lessons add, lessons answer; tally retrospective; tally client check
#include <memory>

#include "cli/act_command.h"
#include "cli/command_line.h"
#include "cli/commands.h"
#include "cli/exit_status.h"
#include "cli/present_lessons.h"
#include "cli/present_owed.h"
#include "cli/present_state.h"

namespace tally::cli {
namespace {

using engagement::Command;
using vault::Use;

Result<Command> make_lesson(ActInput const& in) {
    engagement::LearnLesson learn;
    learn.use = TRY(in.choice("--use", engagement::LessonUse::checklist));
    learn.what = in.text("--what");
    learn.prevent = in.text("--prevent");
    learn.text = in.text("--text");
    learn.owner = in.text("--owner");
    learn.signal = in.text("--signal");
    return learn;
}

std::unexpected<Error> unknown_question(std::string const& id) {
    std::string known;
    for (auto const one : lessons::question_ids())
        known += (known.empty() ? "" : ", ") + std::string{one};
    return fail(Code::not_found, "there is no question '" + id + "'",
                "`tally retrospective ENG` asks them; there are " + known);
}

// What is not given is taken from the question.
Result<Command> make_answer(ActInput const& in) {
    auto const* question = lessons::find_question(in.text("QUESTION"));
    if (question == nullptr) return unknown_question(in.text("QUESTION"));
    engagement::LearnLesson learn;
    learn.use = TRY(in.choice("--use", question->use));
    learn.what = in.text("--what");
    learn.prevent = in.has("--prevent") ? in.text("--prevent") : question->prevent;
    learn.text = in.has("--text") ? in.text("--text") : question->lesson;
    learn.owner = in.text("--owner");
    learn.signal = question->signal;
    return learn;
}

// Of all engagements: what one taught is for the next.
Result<int> list_lessons(Session& session) {
    auto vault = TRY(session.open(Use::read));
    auto const looked = TRY(vault::look_at_all(vault, TRY(session.as_of())));
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
            "  tally retrospective ENG             what happened, and five questions\n"
            "  tally lessons add ENG --what \"what happened\" --text \"what to do next time\"\n";
    auto json = json_of(looked);
    json["lessons"] = lessons;
    session.emit(json, text + patterns_text(looked));
    return status::ok;
}

Result<int> retrospective(Session& session, std::string const& slug) {
    auto vault = TRY(session.open(Use::read));
    auto const back = TRY(vault::look_back(vault, slug, TRY(session.as_of())));
    session.emit(json_of(back), retrospective_text(back));
    return status::ok;
}

struct CheckOptions {
    vault::ClientQuestion question;
    std::string type;
    std::string post;
};

Result<int> check(Session& session, CheckOptions options) {
    auto& question = options.question;
    if (!options.type.empty())
        question.type =
            TRY_WITHIN("--type", engagement::parse_name<engagement::EngagementType>(options.type));
    if (!options.post.empty())
        question.post = TRY_WITHIN("--post", vault::read_post_file(options.post));
    bool const asks_nothing = question.name.empty() && question.email.empty() &&
                              question.post.empty() && question.facts.empty();
    if (asks_nothing)
        return fail(Code::invalid_input, "there is nothing to look at",
                    "give --name or --email of the client, --post FILE, or --fact");
    auto vault = TRY(session.open(Use::read));
    auto const result = TRY(vault::check_client(vault, question, TRY(session.as_of())));
    auto json = json_of(result);
    json["problems"] = problems_json(result.problems);
    session.emit(json, problems_text(result.problems) + client_check_text(result));
    return status::ok;
}

void add_lessons(CommandLine app, Session& session) {
    auto group = app.add_subcommand("lessons", "What your engagements taught you, and patterns");
    ActCommand{group, session, "add", "Put a lesson on your private side"}
        .needs("--what", "What happened")
        .may("--prevent", "What would have prevented it")
        .may("--use", "clause, checklist (default) or alert: what it becomes next time")
        .may("--owner", "Who sees to it (default: you)")
        .may("--signal", "Signal of `tally health` that told: an alert rings when it comes again")
        .needs("--text", "The clause, the line of the checklist, or what to be warned of")
        .makes(make_lesson);
    ActCommand{group, session, "answer", "Answer a question of the retrospective: it is a lesson"}
        .needs("QUESTION", "Which one: work-unfunded")
        .needs("--what", "Your answer: what happened")
        .may("--prevent", "What would have prevented it (default: as the question has it)")
        .may("--use", "clause, checklist or alert (default: as the question has it)")
        .may("--owner", "Who sees to it (default: you)")
        .may("--text", "What it becomes next time (default: as the question has it)")
        .makes(make_answer);
    group.callback([group, &session] {
        if (!group.went_further()) session.choose(list_lessons);
    });
}

void add_client_check(CommandLine app, Session& session) {
    auto options = std::make_shared<CheckOptions>();
    auto& question = options->question;
    auto group = app.add_subcommand("client", "A client, before there is a contract");
    group.require_subcommand(1);
    auto command = group.add_subcommand(
        "check", "Earlier contracts, demands in the job post, and what to ask before saying yes");
    command.add_option("--name", question.name, "Who the client is");
    command.add_option("--email", question.email, "An address of the client");
    command.add_option("--type", options->type,
                       "What it would be, such as upwork-fixed (default: rules of all types)");
    command.add_option("--post", options->post, "The job post: a text file, or a saved page")
        .type_name("FILE");
    command
        .add_option("--fact", question.facts,
                    "What you looked up: payment-verified=no; may be repeated")
        .one_each_time();
    command.footer(
        "For example: tally client check --name Northwind --post post.txt \\\n"
        "                 --type upwork-fixed --fact payment-verified=yes\n"
        "It reads English words, and may miss some. There is no score.");
    command.callback([&session, options] {
        session.choose([options](Session& s) { return check(s, *options); });
    });
}

}  // namespace

void add_lesson_commands(CommandLine app, Session& session) {
    add_lessons(app, session);
    add_view(app, session, "retrospective",
             "What happened, which signals were there, what it cost, and five questions",
             retrospective);
    add_client_check(app, session);
}

}  // namespace tally::cli
