// tally checkin plan, send, acknowledge, answer, list; tally responsibility list, met, breach
#include <CLI/CLI.hpp>

#include "cli/act_command.h"
#include "cli/commands.h"
#include "cli/exit_status.h"
#include "cli/present_state.h"

namespace tally::cli {
namespace {

using engagement::Command;

Result<Command> make_plan(ActInput const& in) {
    engagement::CheckinPlanned plan;
    plan.rule = in.text("--rule");
    plan.from = TRY(in.date("--from")).value_or(Date{});
    plan.note = in.text("--note");
    return plan;
}

Result<Command> make_send(ActInput const& in) {
    engagement::SendCheckin sent;
    sent.via = TRY(in.choice("--via", engagement::Channel::email));
    sent.items = TRY(in.items());
    sent.text = in.text("--text");
    sent.questions = in.texts("--question");
    return sent;
}

Result<Command> make_acknowledge(ActInput const& in) {
    auto const number = TRY(in.number("N"));
    return engagement::CheckinAcknowledged{number, in.text("--how")};
}

Result<Command> make_answer(ActInput const& in) {
    auto const number = TRY(in.number("N"));
    return engagement::QuestionAnswered{number, in.text("--text")};
}

Result<Command> make_met(ActInput const& in) {
    auto items = TRY(in.items());
    return engagement::ResponsibilityMet{in.text("ID"), in.text("--note"), std::move(items)};
}

Result<Command> make_breach(ActInput const& in) {
    auto items = TRY(in.items());
    auto const step = TRY(in.choice<engagement::BreachStep>("--step"));
    return engagement::ResponsibilityBreached{in.text("ID"), in.text("--note"), step,
                                              std::move(items)};
}

Result<int> list(Session& session, std::string const& slug) {
    auto const at = TRY(session.as_of());
    auto const state = TRY(state_at(session, slug));
    session.emit(checkins_json(state, at), checkins_text(state, at));
    return status::ok;
}

Result<int> list_duties(Session& session, std::string const& slug) {
    auto const at = TRY(session.as_of());
    auto const state = TRY(state_at(session, slug));
    auto const duties = engagement::duties(state, at);
    session.emit({{"engagement", slug}, {"responsibilities", json_of(duties)}},
                 duties_text(duties, slug));
    return status::ok;
}

void add_responsibility(CLI::App& app, Session& session) {
    auto* group = app.add_subcommand("responsibility", "Who was to provide what by when");
    group->require_subcommand(1);
    ActCommand{*group, session, "met", "It was done"}
        .needs("ID", "Which one: R1, or its id in the agreement")
        .may("--note", "What was done")
        .with_items("What shows it; may be repeated")
        .makes(make_met);
    ActCommand{*group, session, "breach", "It was not done in time"}
        .needs("ID", "Which one: R1, or its id in the agreement")
        .may("--step", "What you do about it: reminder (default), notice, pause or forum")
        .may("--note", "What was missing")
        .with_items("What shows it; may be repeated")
        .makes(make_breach);
    add_view(*group, session, "list", "All responsibilities, and what is due", list_duties);
}

}  // namespace

void add_checkin_commands(CLI::App& app, Session& session) {
    auto* group = app.add_subcommand("checkin", "Progress reports that the client acknowledges");
    group->require_subcommand(1);
    ActCommand{*group, session, "plan", "When check-ins are due"}
        .needs("--rule", "RFC 5545 recurrence: \"FREQ=WEEKLY;BYDAY=FR\"")
        .needs("--from", "First day, such as 2026-09-18")
        .may("--note", "What each is to contain")
        .makes(make_plan);
    ActCommand{*group, session, "send", "A report went out: done, next, needed, at risk"}
        .needs("--text", "What it says")
        .may("--via", "email (default), platform, chat, link, in-person or other")
        .several("--question", "What the client is to answer; may be repeated")
        .with_items("The mail it went with; may be repeated")
        .makes(make_send);
    ActCommand{*group, session, "acknowledge", "The client answered it"}
        .needs("N", "Number of the check-in")
        .needs("--how", "\"reply: ok, thanks\"")
        .makes(make_acknowledge);
    ActCommand{*group, session, "answer", "The client answered a question"}
        .needs("N", "Number of the question")
        .needs("--text", "The answer")
        .makes(make_answer);
    add_view(*group, session, "list", "What went out, what is due, and what waits for an answer",
             list);
    add_responsibility(app, session);
}

}  // namespace tally::cli
