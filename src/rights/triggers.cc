#include "rights/triggers.h"

#include <algorithm>
#include <map>

#include "engagement/event.h"
#include "rights/conditions.h"
#include "rights/subject.h"

namespace tally::rights {
namespace {

using engagement::Recorded;
using engagement::State;
using ledger::Party;

// On record behind it, or behind it in time.
bool is_later(Recorded const& recorded, Recorded const& than) {
    if (recorded.event.occurred != than.event.occurred)
        return recorded.event.occurred > than.event.occurred;
    return &recorded > &than;
}

// What speaks of the same thing; or of something of another kind, unless that belongs to another
// milestone.
bool concerns(Recorded const& recorded, Triggered const& trigger) {
    auto const topic = engagement::topic_of(recorded.event);
    if (trigger.topic == "contract" || topic == trigger.topic) return true;
    if (noun_of(topic) == noun_of(trigger.topic)) return false;
    auto const ours = number_in(trigger.topic, "milestone");
    auto const theirs = engagement::milestone_of(recorded.event);
    return ours == 0 || theirs == 0 || ours == theirs;
}

// Who did it behind the trigger.
std::vector<Party> parties_that(State const& state, Until const& until, Triggered const& trigger) {
    std::vector<Party> parties;
    for (auto const& recorded : state.history) {
        if (engagement::kind_of(recorded.event).name != until.kind) continue;
        if (!is_later(recorded, *trigger.by) || !concerns(recorded, trigger)) continue;
        if (until.who == Who::both || is_by(state, recorded, until.who))
            parties.push_back(recorded.author);
    }
    return parties;
}

void settle(State const& state, Until const& until, Triggered& trigger) {
    auto const parties = parties_that(state, until, trigger);
    if (until.who != Who::both) {
        trigger.settled = trigger.settled || !parties.empty();
        return;
    }
    for (auto const party : {Party::freelancer, Party::client})
        if (std::ranges::find(parties, party) != parties.end() &&
            std::ranges::find(trigger.acted, party) == trigger.acted.end())
            trigger.acted.push_back(party);
    trigger.settled = trigger.settled || trigger.acted.size() == 2;
}

std::optional<Instant> first_contact(State const& state) {
    auto first = state.engagement.opened;
    for (auto const& recorded : state.history) first = std::min(first, recorded.event.occurred);
    return first;
}

Instant last_due(State const& state, Instant otherwise) {
    for (auto const& milestone : state.milestones)
        if (milestone.due)
            otherwise = std::max(otherwise, end_of_day(*milestone.due, state.engagement.zone));
    return otherwise;
}

// The Monday of the week that the trigger speaks of, or in which it occurred.
Date monday_of(Triggered const& trigger) {
    if (noun_of(trigger.topic) == "hours")
        if (auto const monday = parse_date(std::string_view{trigger.topic}.substr(6)))
            return *monday;
    return engagement::week_of(trigger.by->event.occurred);
}

std::optional<Instant> base_of(State const& state, Start const& start, Triggered const& trigger,
                               Calendar const& calendar) {
    auto const occurred = trigger.by->event.occurred;
    switch (start.at) {
        case StartAt::event: return occurred;
        case StartAt::contract_end:
            return state.ended ? std::optional{state.ended->occurred} : std::nullopt;
        case StartAt::first_contact: return first_contact(state);
        case StartAt::milestones_due: return last_due(state, occurred);
        case StartAt::week_point: return at(start.point, monday_of(trigger), calendar);
    }
    return std::nullopt;  // bits that name no start
}

Instant end_of(Window const& window, Triggered const& trigger, Calendar const& calendar) {
    if (auto const* length = std::get_if<Length>(&window.end))
        return after(trigger.starts, *length, calendar);
    return at(std::get<WeekPoint>(window.end), monday_of(trigger), calendar);
}

// False where the clock has not started, or would end before it starts.
bool set_clock(State const& state, Watch const& watch, Calendar const& calendar, Instant now,
               Triggered& trigger) {
    auto starts = base_of(state, watch.start, trigger, calendar);
    if (starts && watch.start.delay) starts = after(*starts, *watch.start.delay, calendar);
    if (!starts || *starts > now) return false;
    trigger.starts = *starts;
    for (auto const& window : watch.windows)
        if (auto const due = end_of(window, trigger, calendar); due >= trigger.starts)
            trigger.ends.push_back({window.text, due});
    std::ranges::stable_sort(trigger.ends, {}, &End::due);
    return watch.windows.empty() || !trigger.ends.empty();
}

// Money that is gone settles what was about it. Amounts that do not change settle nothing.
bool money_settles(Watch const& watch) {
    return watch.when.money_held || watch.money == MoneyKind::open;
}

// False where there never was any of the money that the rule is about.
bool set_money(State const& state, Watch const& watch, Triggered& trigger) {
    auto const kind = watch.when.money_held ? MoneyKind::held : watch.money;
    auto const& event = trigger.by->event;
    bool const is_gone =
        kind != MoneyKind::none && at_stake(state, kind, trigger.topic, event).minor == 0;
    // What it was then is asked for only where it is over: folding again takes a while.
    std::optional<State> then;
    if (is_gone || trigger.settled) then = engagement::as_of(state, event.occurred);
    // Money that was put on record late counts as well: an alarm too many costs less.
    if (is_gone && at_stake(*then, kind, trigger.topic, event).minor == 0 &&
        (money_settles(watch) || kind == MoneyKind::amount))
        return false;
    trigger.settled = trigger.settled || (is_gone && money_settles(watch));
    trigger.money = at_stake(then ? *then : state, watch.money, trigger.topic, event);
    bool const is_whole = kind == MoneyKind::none && trigger.topic == "contract";
    trigger.subject =
        is_whole ? "the contract" : subject_text(is_gone ? *then : state, trigger.topic);
    return true;
}

bool is_trigger(State const& state, Watch const& watch, Recorded const& recorded) {
    auto const kind = engagement::kind_of(recorded.event).name;
    return std::ranges::find(watch.triggers, kind) != watch.triggers.end() &&
           meets(state, watch.when, recorded) && !subject_of(watch.subject, recorded.event).empty();
}

// All of them, or the newest of each subject.
std::vector<Recorded const*> candidates(State const& state, Watch const& watch) {
    std::vector<Recorded const*> all;
    std::map<std::string, Recorded const*> newest;
    for (auto const& recorded : state.history) {
        if (!is_trigger(state, watch, recorded)) continue;
        all.push_back(&recorded);
        auto& slot = newest[subject_of(watch.subject, recorded.event)];
        if (slot == nullptr || is_later(recorded, *slot)) slot = &recorded;
    }
    if (watch.each) return all;
    all.clear();
    for (auto const& [topic, recorded] : newest) all.push_back(recorded);
    return all;
}

}  // namespace

std::vector<Triggered> triggered(State const& state, Watch const& watch, Calendar const& calendar,
                                 Instant now) {
    std::vector<Triggered> found;
    for (auto const* recorded : candidates(state, watch)) {
        Triggered trigger{.by = recorded,
                          .topic = subject_of(watch.subject, recorded->event),
                          .subject = {},
                          .starts = {},
                          .ends = {},
                          .money = state.zero(),
                          .settled = false,
                          .acted = {}};
        if (!set_clock(state, watch, calendar, now, trigger)) continue;
        for (auto const& until : watch.until) settle(state, until, trigger);
        if (set_money(state, watch, trigger)) found.push_back(std::move(trigger));
    }
    return found;
}

}  // namespace tally::rights
