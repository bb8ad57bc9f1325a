// tally checkin plan, send, acknowledge, answer, list; tally responsibility list, met, breach
#include <fmt/format.h>

#include "cli/act_command.h"
#include "cli/command_line.h"
#include "cli/commands.h"
#include "cli/exit_status.h"
#include "cli/present_state.h"
#include "cli/text.h"
#include "engagement/checkins_due.h"

namespace tally::cli {
namespace {

using engagement::Command;

constexpr std::size_t text_width = 64;

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

OutJson due_json(std::vector<engagement::DueCheckin> const& planned) {
    OutJson array = OutJson::array();
    for (auto const& one : planned)
        array.push_back({{"due", format_instant(one.due)},
                         {"sent_as", one.sent_as ? OutJson(*one.sent_as) : OutJson(nullptr)},
                         {"missed", one.missed}});
    return array;
}

std::string due_text(std::vector<engagement::DueCheckin> const& planned, Instant now,
                     std::string const& zone) {
    std::string text;
    for (auto const& one : planned) {
        if (one.missed)
            text += fmt::format("missed      due on {}\n", format_local_date(one.due, zone));
        else if (!one.sent_as)
            text += fmt::format("{}  on {}\n", one.due < now ? "late      " : "next      ",
                                format_local_date(one.due, zone));
    }
    return text;
}

std::string sent_text(engagement::State const& state) {
    auto const& zone = state.engagement.zone;
    std::string text;
    for (auto const& checkin : state.checkins) {
        std::string answer = "no answer yet";
        if (checkin.acknowledged)
            answer = "answered " + format_local_date(*checkin.acknowledged, zone);
        if (checkin.claimed) answer += " (" + std::string{claimed_words} + ")";
        text += fmt::format("check-in {}  {}  {}: {}\n", checkin.number,
                            format_local_date(checkin.occurred, zone), answer,
                            cut(checkin.text, text_width));
    }
    return text;
}

std::string list_text(engagement::State const& state,
                      std::vector<engagement::DueCheckin> const& planned, Instant now) {
    auto text = sent_text(state) + due_text(planned, now, state.engagement.zone);
    for (auto const& open : engagement::open_questions(state, now))
        text += fmt::format("question {}  waits for {}: {}\n", open.question.number,
                            engagement::rough_time(open.waits), open.question.text);
    if (text.empty())
        return fmt::format(
            "No check-in yet, and none is planned.\n"
            "  tally checkin plan {0} --rule FREQ=WEEKLY --from 2026-11-27\n"
            "  tally checkin send {0} --text \"done: ... next: ... I need: ...\"\n",
            state.engagement.slug);
    return text;
}

Result<int> list(Session& session, std::string const& slug) {
    auto const at = TRY(session.as_of());
    auto const state = TRY(state_at(session, slug));
    auto const planned = engagement::checkins_due(state, at);
    session.emit({{"engagement", slug},
                  {"checkins", json_of(state.checkins)},
                  {"planned", due_json(planned)},
                  {"questions", json_of(state.questions)}},
                 list_text(state, planned, at));
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

void add_responsibility(CommandLine app, Session& session) {
    auto group = app.add_subcommand("responsibility", "Who was to provide what by when");
    group.require_subcommand(1);
    ActCommand{group, session, "met", "It was done"}
        .needs("ID", "Which one: R1, or its id in the agreement")
        .may("--note", "What was done")
        .with_items("What shows it; may be repeated")
        .makes(make_met);
    ActCommand{group, session, "breach", "It was not done in time"}
        .needs("ID", "Which one: R1, or its id in the agreement")
        .may("--step", "What you do about it: reminder (default), notice, pause or forum")
        .may("--note", "What was missing")
        .with_items("What shows it; may be repeated")
        .makes(make_breach);
    add_view(group, session, "list", "All responsibilities, and what is due", list_duties);
}

}  // namespace

void add_checkin_commands(CommandLine app, Session& session) {
    auto group = app.add_subcommand("checkin", "Progress reports that the client acknowledges");
    group.require_subcommand(1);
    ActCommand{group, session, "plan", "When check-ins are due"}
        .needs("--rule", "RFC 5545 recurrence: \"FREQ=WEEKLY;BYDAY=FR\"")
        .needs("--from", "First day, such as 2026-09-18")
        .may("--note", "What each is to contain")
        .makes(make_plan);
    ActCommand{group, session, "send", "A report went out: done, next, needed, at risk"}
        .needs("--text", "What it says")
        .may("--via", "email (default), platform, chat, link, in-person or other")
        .several("--question", "What the client is to answer; may be repeated")
        .with_items("The mail it went with; may be repeated")
        .makes(make_send);
    ActCommand{group, session, "acknowledge", "The client answered it"}
        .needs("N", "Number of the check-in")
        .needs("--how", "\"reply: ok, thanks\"")
        .makes(make_acknowledge);
    ActCommand{group, session, "answer", "The client answered a question"}
        .needs("N", "Number of the question")
        .needs("--text", "The answer")
        .makes(make_answer);
    add_view(group, session, "list", "What went out, what is due, and what waits for an answer",
             list);
    add_responsibility(app, session);
}

}  // namespace tally::cli
