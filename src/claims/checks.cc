#include "claims/checks.h"

#include <algorithm>

#include "base/words.h"
#include "engagement/agreement_text.h"
#include "engagement/hours_protection.h"
#include "engagement/numbered.h"
#include "engagement/responsibility.h"
#include "engagement/telling.h"
#include "rights/subject.h"

namespace tally::claims {
namespace {

using engagement::Milestone;
using engagement::State;
using Results = std::vector<CheckResult>;

std::string called(Milestone const& milestone) {
    return "Milestone " + std::to_string(milestone.number) + " “" + milestone.title + "”";
}

std::string topic_of(Milestone const& milestone) {
    return "milestone/" + std::to_string(milestone.number);
}

std::string day(Look const& look, Instant at) {
    return format_local_date(at, look.state.engagement.zone);
}

// Change orders that were approved move all dates.
int moved_days(State const& state) {
    int days = 0;
    for (auto const& change : state.changes)
        if (change.stage == engagement::ChangeStage::approved) days += change.days;
    return days;
}

// The end of the day on which it is due, as moved; nothing where no date was agreed.
std::optional<Instant> due_of(State const& state, Milestone const& milestone) {
    if (!milestone.due) return std::nullopt;
    Date const moved{std::chrono::sys_days{*milestone.due} + std::chrono::days{moved_days(state)}};
    return end_of_day(moved, state.engagement.zone);
}

// When it was first handed over, whichever way.
std::optional<Instant> handed_over(State const& state, Milestone const& milestone) {
    std::optional<Instant> first;
    auto const take = [&](Instant at) {
        if (!first || at < *first) first = at;
    };
    for (auto const& one : milestone.submissions) take(one.occurred);
    for (auto const& one : milestone.deliveries) take(one.occurred);
    for (auto const& one : state.deliveries)
        if (one.milestone == milestone.number) take(one.occurred);
    return first;
}

Results check_dates(Look const& look, bool wants_late) {
    Results results;
    for (auto const* milestone : milestones_of(look.state, look.subject)) {
        auto const due = due_of(look.state, *milestone);
        auto const done = handed_over(look.state, *milestone);
        if (!due || (!done && *due > look.now)) continue;
        bool const late = !done || *done > *due;
        if (late != wants_late) continue;
        auto const what =
            done ? "was handed over on " + day(look, *done) : std::string{"was not handed over"};
        auto const moved = moved_days(look.state) == 0 ? "" : ", as moved by change orders";
        results.push_back(
            {topic_of(*milestone),
             called(*milestone) + " " + what + "; it was due on " + day(look, *due) + moved,
             done.value_or(*due)});
    }
    return results;
}

Results check_moved(Look const& look) {
    Results results;
    for (auto const& change : look.state.changes)
        if (change.stage == engagement::ChangeStage::approved && change.days > 0)
            results.push_back({"change/" + std::to_string(change.number),
                               "Change order " + std::to_string(change.number) + " “" +
                                   change.title + "”, approved, moves all dates by " +
                                   counted(static_cast<std::uint64_t>(change.days), "day"),
                               change.settled.value_or(change.occurred)});
    return results;
}

Results check_duties(Look const& look) {
    Results results;
    for (auto const& duty : engagement::duties(look.state, look.now)) {
        if (duty.party != ledger::Party::client || !duty.due) continue;
        auto const due = end_of_day(*duty.due, look.state.engagement.zone);
        bool const was_late = duty.state == engagement::DutyState::overdue ||
                              duty.state == engagement::DutyState::breached ||
                              (duty.settled && *duty.settled > due);
        if (!was_late) continue;
        auto const came = duty.state == engagement::DutyState::met
                              ? "came on " + day(look, *duty.settled)
                              : std::string{"did not come"};
        results.push_back({"responsibility/" + duty.id,
                           "The client's part " + duty.id + " “" + duty.what + "” was due on " +
                               engagement::day_text(*duty.due) + " and " + came,
                           duty.settled.value_or(due)});
    }
    return results;
}

Results check_scope(Look const& look) {
    Results results;
    for (auto const& request : look.state.requests) {
        if (request.tie != engagement::ScopeTie::outside) continue;
        auto const wanted = look.subject.milestone();
        if (wanted != 0 && request.milestone != 0 && request.milestone != wanted) continue;
        results.push_back({"request/" + std::to_string(request.number),
                           "Request " + std::to_string(request.number) + " “" + request.quote +
                               "” stands outside of the scope" +
                               (request.why.empty() ? "" : ": " + request.why),
                           request.occurred});
    }
    return results;
}

Results check_rounds(Look const& look) {
    auto const* terms = look.state.terms();
    if (terms == nullptr) return {};
    auto const text = engagement::parse_agreement(terms->text, look.state.engagement.currency);
    if (!text || !text->revisions) return {};
    Results results;
    for (auto const* milestone : milestones_of(look.state, look.subject)) {
        auto const rounds = static_cast<std::int64_t>(milestone->changes_requested.size());
        if (rounds > text->revisions->rounds)
            results.push_back({topic_of(*milestone),
                               called(*milestone) + " was sent back " + std::to_string(rounds) +
                                   " times; the agreement includes " +
                                   std::to_string(text->revisions->rounds),
                               milestone->changes_requested.back()});
    }
    return results;
}

Results check_hours(Look const& look, bool wants_protected) {
    Results results;
    for (auto const& week : look.state.weeks) {
        auto const topic = "hours/" + format_date(week.monday);
        if (look.subject.about.starts_with("hours/") && look.subject.about != topic) continue;
        auto const told = engagement::forecast(look.state, week.monday, look.now);
        if (week.minutes == 0 || (told.unprotected_minutes == 0) != wants_protected) continue;
        results.push_back({topic,
                           "Week of " + engagement::day_text(week.monday) + ": " +
                               std::to_string(told.protected_minutes) + " of " +
                               std::to_string(week.minutes) +
                               " minutes meet the platform's conditions for protection",
                           end_of_day(week.monday, "UTC")});
    }
    return results;
}

Results check_open(Look const& look) {
    Results results;
    for (auto const* milestone : milestones_of(look.state, look.subject))
        if (auto const held = look.state.held(milestone->number); held.minor > 0)
            results.push_back(
                {topic_of(*milestone),
                 called(*milestone) + ": " + held.text() + " is deposited and not paid out",
                 look.now});
    for (auto const& invoice : look.state.invoices) {
        auto const topic = "invoice/" + std::to_string(invoice.number);
        bool const other =
            look.subject.about.starts_with("invoice/") && look.subject.about != topic;
        if (!other && invoice.open().minor > 0)
            results.push_back(
                {topic, "Invoice " + invoice.reference + ": " + invoice.open().text() + " is open",
                 look.now});
    }
    return results;
}

Results check_overdue(Look const& look) {
    auto results = check_open(look);
    std::erase_if(results, [&](CheckResult const& one) {
        auto const number = rights::number_in(one.topic, "invoice");
        auto const* invoice = engagement::find_numbered(look.state.invoices, number);
        return invoice == nullptr || !invoice->due ||
               end_of_day(*invoice->due, look.state.engagement.zone) >= look.now;
    });
    for (auto& one : results) one.why += ", and its date has passed";
    return results;
}

}  // namespace

std::vector<CheckResult> run_check(Look const& look, Check check) {
    switch (check) {
        case Check::in_time: return check_dates(look, false);
        case Check::late: return check_dates(look, true);
        case Check::dates_moved: return check_moved(look);
        case Check::duty_late: return check_duties(look);
        case Check::outside_scope: return check_scope(look);
        case Check::rounds_used_up: return check_rounds(look);
        case Check::hours_protected: return check_hours(look, true);
        case Check::hours_exposed: return check_hours(look, false);
        case Check::money_open: return check_open(look);
        case Check::overdue: return check_overdue(look);
    }
    return {};  // bits that name no check
}

}  // namespace tally::claims
