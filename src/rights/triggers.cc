#include "rights/triggers.h"

#include <algorithm>
#include <map>

namespace tally::rights {
namespace {

using engagement::Recorded;
using engagement::State;

// The value of a field as packs write it.
std::string as_text(ledger::Json const& value) {
    if (auto const* text = value.string()) return *text;
    if (auto const* integer = value.integer()) return std::to_string(*integer);
    if (auto const* boolean = value.boolean()) return *boolean ? "true" : "false";
    return {};  // lists and objects meet no condition
}

bool meets_fields(Conditions const& when, engagement::Event const& event) {
    if (when.fields.empty()) return true;
    auto const body = engagement::encode(event);
    return std::ranges::all_of(when.fields, [&](auto const& condition) {
        auto const found = body.object()->find(condition.first);
        if (found == body.object()->end()) return false;
        return std::ranges::find(condition.second, as_text(found->second)) !=
               condition.second.end();
    });
}

int subject_number(Subject subject, engagement::Event const& event) {
    switch (subject) {
        case Subject::milestone: return engagement::milestone_of(event);
        case Subject::contract: return 0;
    }
    return 0;  // bits that name no subject
}

Money held_on(State const& state, int milestone) {
    return milestone == 0 ? state.held() : state.held(milestone);
}

// "milestone 2", "milestones 1 and 2", "milestones 1, 2 and 3"
std::string list_of(std::vector<int> const& numbers) {
    if (numbers.size() == 1) return "milestone " + std::to_string(numbers.front());
    std::string list = "milestones ";
    for (std::size_t i = 0; i < numbers.size(); ++i) {
        if (i > 0) list += i + 1 == numbers.size() ? " and " : ", ";
        list += std::to_string(numbers[i]);
    }
    return list;
}

std::string subject_text(State const& state, int milestone) {
    if (milestone != 0) return list_of({milestone});
    std::vector<int> holding;
    for (auto const& one : state.milestones)
        if (state.held(one.number).minor > 0) holding.push_back(one.number);
    return holding.empty() ? "the contract" : list_of(holding);
}

std::string topic_text(int milestone) {
    return milestone == 0 ? "contract" : "milestone/" + std::to_string(milestone);
}

// An event of the contract settles what runs on its milestones too.
bool settles(Recorded const& recorded, Watch const& watch, Triggered const& trigger) {
    auto const kind = engagement::kind_of(recorded.event).name;
    if (std::ranges::find(watch.until, kind) == watch.until.end()) return false;
    auto const milestone = engagement::milestone_of(recorded.event);
    if (milestone != 0 && trigger.milestone != 0 && milestone != trigger.milestone) return false;
    if (recorded.event.occurred != trigger.by->event.occurred)
        return recorded.event.occurred > trigger.by->event.occurred;
    return &recorded > trigger.by;  // at the same time, but put on record behind it
}

bool is_settled(State const& state, Watch const& watch, Triggered const& trigger) {
    if (watch.when.money_held && trigger.held_now.minor == 0) return true;
    return std::ranges::any_of(
        state.history, [&](Recorded const& recorded) { return settles(recorded, watch, trigger); });
}

std::map<int, Recorded const*> newest_by_subject(State const& state, Watch const& watch) {
    std::map<int, Recorded const*> newest;
    for (auto const& recorded : state.history) {
        if (engagement::kind_of(recorded.event).name != watch.trigger) continue;
        if (!meets_fields(watch.when, recorded.event)) continue;
        auto& slot = newest[subject_number(watch.subject, recorded.event)];
        if (slot == nullptr || slot->event.occurred <= recorded.event.occurred) slot = &recorded;
    }
    return newest;
}

}  // namespace

std::vector<Triggered> triggered(State const& state, Watch const& watch) {
    std::vector<Triggered> found;
    for (auto const& [milestone, recorded] : newest_by_subject(state, watch)) {
        auto const then = engagement::as_of(state, recorded->event.occurred);
        Triggered trigger{.by = recorded,
                          .milestone = milestone,
                          .held_then = held_on(then, milestone),
                          .held_now = held_on(state, milestone),
                          .settled = false,
                          .topic = topic_text(milestone),
                          .subject = {}};
        // Money that was put on record late counts as well: an alarm too many costs less.
        if (watch.when.money_held && trigger.held_then.minor == 0 && trigger.held_now.minor == 0)
            continue;
        trigger.settled = is_settled(state, watch, trigger);
        trigger.subject = subject_text(trigger.held_now.minor > 0 ? state : then, milestone);
        found.push_back(std::move(trigger));
    }
    return found;
}

}  // namespace tally::rights
