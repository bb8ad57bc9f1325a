#include "engagement/checkins_due.h"

#include <algorithm>

#include "engagement/event.h"
#include "engagement/recurrence.h"

namespace tally::engagement {
namespace {

using ledger::Party;

std::vector<Checkin> sent_by(State const& state, Instant now) {
    std::vector<Checkin> sent;
    for (auto const& checkin : state.checkins)
        if (checkin.occurred <= now) sent.push_back(checkin);
    std::ranges::stable_sort(sent, {}, &Checkin::occurred);
    return sent;
}

constexpr std::chrono::days look_ahead{62};  // most plans come round in that time

// The planned days up to today, and at least one behind it where the plan goes on.
std::vector<Date> planned_days(CheckinPlan const& plan, Date today) {
    Date const ahead{std::chrono::sys_days{today} + look_ahead};
    auto days = occurrences_until(plan.rule, plan.from, ahead);
    if (!days) return {};  // an older release accepted what this one cannot read
    if (!days->empty() && days->back() > today) return *std::move(days);
    auto const next = occurrences(plan.rule, plan.from, days->size() + 1);
    if (next && next->size() > days->size()) days->push_back(next->back());
    return *std::move(days);
}

// The ends of the planned days: those that are over, and the next one.
std::vector<Instant> planned_ends(State const& state, Instant now) {
    auto const& zone = state.engagement.zone;
    std::vector<Instant> ends;
    for (auto const day : planned_days(*state.checkin_plan, local_date(now, zone))) {
        auto const end = end_of_day(day, zone);
        if (state.ended && state.ended->occurred <= now && end > state.ended->occurred) break;
        ends.push_back(end);
        if (end > now) break;
    }
    return ends;
}

// Until when a check-in still counts for the day, where nothing was sent in time.
Instant grace_end(std::vector<DueCheckin> const& due, std::size_t i) {
    bool const next_day =
        i + 1 < due.size() && due[i + 1].due <= due[i].due + checkin_tolerance * 3 / 2;
    return next_day ? due[i].due : due[i].due + checkin_tolerance;
}

void match(std::vector<DueCheckin>& due, std::vector<Checkin> const& sent, Instant begin) {
    std::size_t i = 0;
    for (auto const& checkin : sent) {
        while (i < due.size() && checkin.occurred > grace_end(due, i)) ++i;
        if (i == due.size()) return;
        if (checkin.occurred <= begin) continue;
        if (!due[i].sent_as)
            due[i].sent_as = checkin.number;
        else if (checkin.occurred > due[i].due && i + 1 < due.size() && !due[i + 1].sent_as)
            due[i + 1].sent_as = checkin.number;
    }
}

bool asks_for_reaction(Fact const& fact) {
    return std::holds_alternative<CheckinSent>(fact) ||
           std::holds_alternative<MilestoneSubmitted>(fact) ||
           std::holds_alternative<DeliveryNoted>(fact) ||
           std::holds_alternative<DeliveryMade>(fact) ||
           std::holds_alternative<InvoiceSent>(fact) ||
           std::holds_alternative<ChangeProposed>(fact) ||
           std::holds_alternative<AgreementProposed>(fact) ||
           std::holds_alternative<ContractRequested>(fact);
}

}  // namespace

std::vector<DueCheckin> checkins_due(State const& state, Instant now) {
    if (!state.checkin_plan) return {};
    std::vector<DueCheckin> due;
    for (auto const end : planned_ends(state, now)) due.push_back({end, std::nullopt, false});
    auto const day_before =
        Date{std::chrono::sys_days{state.checkin_plan->from} - std::chrono::days{1}};
    match(due, sent_by(state, now), end_of_day(day_before, state.engagement.zone));
    for (std::size_t i = 0; i < due.size(); ++i)
        due[i].missed = !due[i].sent_as && grace_end(due, i) < now;
    return due;
}

std::vector<OpenQuestion> open_questions(State const& state, Instant now) {
    std::vector<OpenQuestion> open;
    for (auto const& question : state.questions) {
        bool const answered = question.answered && *question.answered <= now;
        if (question.asked <= now && !answered) open.push_back({question, now - question.asked});
    }
    std::ranges::stable_sort(open, std::ranges::greater{}, &OpenQuestion::waits);
    return open;
}

std::optional<Instant> silent_since(State const& state, std::vector<Exchange> const& messages,
                                    Instant now) {
    std::optional<Instant> heard;
    auto const hear = [&](Instant at) {
        if (at <= now && (!heard || at > *heard)) heard = at;
    };
    for (auto const& recorded : state.history)
        if (recorded.author == Party::client) hear(recorded.event.occurred);
    for (auto const& message : messages)
        if (message.from == Party::client) hear(message.at);
    std::optional<Instant> asked;
    auto const ask = [&](Instant at) {
        if (at <= now && (!heard || at > *heard) && (!asked || at < *asked)) asked = at;
    };
    for (auto const& recorded : state.history)
        if (recorded.author == Party::freelancer && asks_for_reaction(recorded.event.fact))
            ask(recorded.event.occurred);
    for (auto const& message : messages)
        if (message.from == Party::freelancer) ask(message.at);
    return asked;
}

}  // namespace tally::engagement
