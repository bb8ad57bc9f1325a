#include "engagement/responsibility.h"

#include <algorithm>

#include "engagement/agreement_text.h"
#include "engagement/fold.h"
#include "engagement/telling.h"

namespace tally::engagement {
namespace {

constexpr std::chrono::days notice_after{3};  // overdue for so long: a formal notice
constexpr std::chrono::days pause_after{7};   // ... stop the work that needs it
constexpr std::chrono::days forum_after{21};  // ... the forum

DutyMark& mark_of(State& state, std::string const& id) {
    auto const known = std::ranges::find(state.duty_marks, id, &DutyMark::id);
    if (known != state.duty_marks.end()) return *known;
    state.duty_marks.push_back(
        {.id = id, .met = {}, .breached = {}, .step = BreachStep::reminder, .note = {}});
    return state.duty_marks.back();
}

// One step after the other: never further than what the delay bears, nor below what was done.
BreachStep next_step(std::chrono::milliseconds late, DutyMark const* mark) {
    auto step = BreachStep::reminder;
    if (late >= notice_after) step = BreachStep::notice;
    if (late >= pause_after) step = BreachStep::pause;
    if (late >= forum_after) step = BreachStep::forum;
    if (mark == nullptr || !mark->breached) return std::min(step, BreachStep::notice);
    auto const done = static_cast<int>(mark->step);
    auto const after =
        static_cast<BreachStep>(std::min(done + 1, static_cast<int>(BreachStep::forum)));
    return std::clamp(step, mark->step, after);
}

// Since its day; without one, since it was put on record as not kept.
std::chrono::milliseconds lateness(State const& state, Responsibility const& text,
                                   DutyMark const* mark, Instant now) {
    if (text.due) return now - end_of_day(*text.due, state.engagement.zone);
    return mark != nullptr && mark->breached ? now - *mark->breached : std::chrono::milliseconds{0};
}

Duty make_duty(State const& state, Responsibility const& text, Instant now) {
    auto const found = std::ranges::find(state.duty_marks, text.id, &DutyMark::id);
    auto const* mark = found == state.duty_marks.end() ? nullptr : &*found;
    Duty duty{.id = text.id,
              .party = text.party,
              .what = text.what,
              .due = text.due,
              .state = DutyState::open,
              .settled = {},
              .next = BreachStep::reminder};
    if (mark != nullptr && mark->met) {
        duty.state = DutyState::met;
        duty.settled = mark->met;
        return duty;
    }
    auto const late = lateness(state, text, mark, now);
    if (mark != nullptr && mark->breached) {
        duty.state = DutyState::breached;
        duty.settled = mark->breached;
    } else if (late.count() > 0) {
        duty.state = DutyState::overdue;
    }
    if (duty.party == ledger::Party::client) duty.next = next_step(late, mark);
    return duty;
}

}  // namespace

void apply(State& state, Recorded const& recorded, ResponsibilityMet const& fact) {
    auto& mark = mark_of(state, fact.responsibility);
    if (!mark.met) mark.met = recorded.event.occurred;
    mark.note = fact.note;
}

void apply(State& state, Recorded const& recorded, ResponsibilityBreached const& fact) {
    auto& mark = mark_of(state, fact.responsibility);
    if (!mark.breached) mark.breached = recorded.event.occurred;
    mark.step = fact.step;
    mark.note = fact.note;
}

std::vector<Duty> duties(State const& state, Instant now) {
    auto const* terms = state.terms();
    if (terms == nullptr) return {};
    auto const text = parse_agreement(terms->text, state.engagement.currency);
    if (!text) return {};  // an older release accepted what this one cannot read
    std::vector<Duty> all;
    for (auto const& responsibility : text->responsibilities)
        all.push_back(make_duty(state, responsibility, now));
    return all;
}

std::string tell(Telling const& telling, ResponsibilityMet const& fact) {
    return telling.who() + " kept responsibility " + fact.responsibility +
           with_items(fact.items.size()) + with_words(fact.note);
}

std::string tell(Telling const& telling, ResponsibilityBreached const& fact) {
    auto const step = [&]() -> std::string {
        switch (fact.step) {
            case BreachStep::reminder: return "a reminder was sent";
            case BreachStep::notice: return "formal notice was given";
            case BreachStep::pause: return "the work was paused";
            case BreachStep::forum: return "it goes to the forum";
        }
        return "";  // bits that name no step
    }();
    return telling.who() + " reports that responsibility " + fact.responsibility +
           " was not kept; " + step + with_items(fact.items.size()) + with_words(fact.note);
}

}  // namespace tally::engagement
