// tally hours rate, add, week, reveal, dispute, answer
#include <fmt/format.h>

#include <memory>

#include "cli/act_command.h"
#include "cli/command_line.h"
#include "cli/commands.h"
#include "cli/exit_status.h"
#include "cli/present_state.h"
#include "vault/sealing.h"

namespace tally::cli {
namespace {

using engagement::Command;

Result<Command> make_rate(ActInput const& in) {
    engagement::RateAgreed agreed;
    agreed.hourly = TRY(in.needed_amount());
    agreed.weekly_minutes_max = TRY(in.number("--weekly-hours")) * 60;
    return agreed;
}

Result<Command> make_add(ActInput const& in) {
    engagement::LogHours logged;
    auto const start = TRY(in.instant("--start"));
    engagement::Segment segment;
    segment.start = start.value_or(Instant{});
    segment.minutes = TRY(in.number("--minutes"));
    segment.memo = in.text("--memo");
    segment.manual = in.text("--time") == "manual";
    segment.task = in.text("--task");
    segment.commits = in.texts("--commit");
    segment.salt = vault::draw_salt(*in.vault().world().random);
    logged.milestone = TRY(in.number("--milestone"));
    logged.commitments.push_back(TRY(vault::commitment_of(segment)));
    logged.segments.push_back(std::move(segment));
    return logged;
}

// Any day of the week names it.
Result<Date> week_named(ActInput const& in) {
    auto const day = TRY(in.date("WEEK"));
    return engagement::week_of(std::chrono::sys_days{*day});
}

Result<Command> make_reveal(ActInput const& in) {
    return engagement::RevealHours{TRY(week_named(in))};
}

Result<Command> make_dispute(ActInput const& in) {
    auto const week = TRY(week_named(in));
    auto const minutes = TRY(in.number("--minutes"));
    return engagement::HoursDisputed{week, minutes, in.text("--note")};
}

Result<Command> make_answer(ActInput const& in) {
    auto const week = TRY(week_named(in));
    auto items = TRY(in.items());
    return engagement::HoursAnswered{week, in.text("--note"), std::move(items)};
}

Result<int> show_weeks(Session& session, std::string const& slug) {
    auto const state = TRY(state_at(session, slug));
    session.emit({{"engagement", slug}, {"weeks", json_of(state.weeks)}}, weeks_text(state));
    return status::ok;
}

ActCommand of_week(CommandLine group, Session& session, std::string const& name,
                   std::string const& does) {
    ActCommand command{group, session, name, does};
    command.needs("WEEK", "Any day of it, such as 2026-11-16; weeks run Monday to Sunday in UTC");
    return command;
}

}  // namespace

void add_hours_commands(CommandLine app, Session& session) {
    auto group = app.add_subcommand("hours", "Hourly work: weeks, segments, their protection");
    group.require_subcommand(1);
    ActCommand{group, session, "rate", "What an hour costs"}
        .needs("--amount", "For an hour, such as 45.00")
        .may("--weekly-hours", "At most so many in a week")
        .makes(make_rate);
    ActCommand{group, session, "add",
               "Log a stretch of work; others see a sealed digest until you show the week"}
        .needs("--start", "When it began, such as 2026-11-16T09:00:00Z")
        .needs("--minutes", "How long it took")
        .needs("--memo", "What you did, so that a stranger understands it")
        .may("--time", "tracked (default) by the platform's program, or manual")
        .may("--task", "Which task: \"SITE-12\"")
        .several("--commit", "A commit that came of it; may be repeated")
        .may("--milestone", "Number of the milestone that it works on")
        .makes(make_add);
    add_view(group, session, "week", "The weeks, their segments and what is disputed", show_weeks);
    of_week(group, session, "reveal", "Show the segments of one week, and only of that one")
        .makes(make_reveal);
    of_week(group, session, "dispute", "The client does not accept some of them")
        .needs("--minutes", "How many")
        .may("--note", "The reason given")
        .makes(make_dispute);
    of_week(group, session, "answer", "What you said to the dispute")
        .needs("--note", "Your answer")
        .with_items("What you handed in; may be repeated")
        .makes(make_answer);
}

}  // namespace tally::cli
