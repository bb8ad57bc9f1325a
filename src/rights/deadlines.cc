#include "rights/deadlines.h"

#include <algorithm>
#include <array>
#include <tuple>

#include "engagement/event.h"
#include "rights/triggers.h"
#include "rights/words.h"

namespace tally::rights {
namespace {

using engagement::State;

using ledger::Party;

DeadlineState state_of(Rule const& rule, Triggered const& trigger, Instant now) {
    if (trigger.settled) return DeadlineState::met;
    if (now < trigger.ends.front().due) return DeadlineState::open;
    return rule.lapses ? DeadlineState::met : DeadlineState::passed;
}

// Who must act and did not.
std::vector<Party> waiting_for(Rule const& rule, Triggered const& trigger) {
    auto acts = rule.acts;
    std::erase_if(acts, [&](Party party) {
        return std::ranges::find(trigger.acted, party) != trigger.acted.end();
    });
    return acts;
}

bool one_acted(Rule const& rule, Triggered const& trigger) {
    return trigger.acted.size() == 1 && !rule.if_only_one_acts.empty();
}

Party owner_of(Rule const& rule, Triggered const& trigger) {
    return rule.one_actor_wins && trigger.acted.size() == 1 ? trigger.acted.front() : rule.goes_to;
}

Deadline make_deadline(State const& state, Rule const& rule, Triggered const& trigger,
                       Instant now) {
    auto const& engagement = state.engagement;
    auto const due = trigger.ends.front().due;
    auto const acts = waiting_for(rule, trigger);
    auto const& missed = one_acted(rule, trigger) ? rule.if_only_one_acts : rule.if_missed;
    auto const outcome = fill(missed, trigger, engagement);
    return {
        .rule = rule.id,
        .title = rule.title,
        .subject = trigger.subject,
        .topic = trigger.topic,
        .starts = trigger.starts,
        .due = due,
        .also = {trigger.ends.begin() + 1, trigger.ends.end()},
        .acts = acts,
        .if_missed = on_silence(acts, outcome) + " on " + format_local(due, engagement.zone) + ".",
        .outcome = outcome,
        .if_only_one_acts = fill(rule.if_only_one_acts, trigger, engagement),
        .action = fill(rule.action, trigger, engagement),
        .money = {trigger.money, owner_of(rule, trigger)},
        .confidence = rule.confidence,
        .source = rule.source,
        .state = state_of(rule, trigger, now),
        .claimed = trigger.by->claimed(),
        .alert = rule.alert};
}

// Two packs may know the same rule: where their windows disagree the shortest counts.
void add_shortest(std::vector<Deadline>& deadlines, Deadline deadline) {
    auto const same = std::ranges::find_if(deadlines, [&](Deadline const& other) {
        return other.rule == deadline.rule && other.topic == deadline.topic &&
               other.starts == deadline.starts;
    });
    if (same == deadlines.end())
        deadlines.push_back(std::move(deadline));
    else if (deadline.due < same->due)
        *same = std::move(deadline);
}

// While it runs, a deadline speaks for the others; once it passed, still for what ended before or
// with it.
bool speaks_for(Deadline const& other, Deadline const& one) {
    switch (other.state) {
        case DeadlineState::open: return true;
        case DeadlineState::passed: return one.due <= other.due;
        case DeadlineState::met: return false;
    }
    return false;  // bits that name no state
}

void drop_silenced(std::vector<Deadline>& deadlines, Rule const& rule) {
    auto const& ids = rule.watch.unless;
    auto const silenced = [&](Deadline const& one) {
        return std::ranges::any_of(deadlines, [&](Deadline const& other) {
            return std::ranges::find(ids, other.rule) != ids.end() && speaks_for(other, one);
        });
    };
    if (ids.empty()) return;
    std::vector<Deadline> kept;
    for (auto const& one : deadlines)
        if (one.rule != rule.id || !silenced(one)) kept.push_back(one);
    deadlines = std::move(kept);
}

int rank(DeadlineState state) {
    switch (state) {
        case DeadlineState::open: return 0;
        case DeadlineState::passed: return 1;
        case DeadlineState::met: return 2;
    }
    return 2;  // bits that name no state
}

// Rule, topic and start make the order complete, so that it is the same in every run.
bool comes_before(Deadline const& a, Deadline const& b) {
    if (a.state != b.state) return rank(a.state) < rank(b.state);
    return std::tie(a.due, a.rule, a.topic, a.starts) < std::tie(b.due, b.rule, b.topic, b.starts);
}

}  // namespace

std::string_view name(DeadlineState state) {
    return deadline_state_names.at(static_cast<std::size_t>(state));
}

std::vector<Deadline> deadlines(State const& state, std::vector<Pack> const& packs, Instant now) {
    auto const current = engagement::as_of(state, now);
    auto const ours = packs_for(current, packs);
    std::vector<Deadline> found;
    for (auto const* pack : ours)
        for (auto const& rule : pack->rules)
            for (auto const& trigger :
                 triggered(current, rule.watch, {state.engagement.zone, pack->holidays}, now))
                add_shortest(found, make_deadline(current, rule, trigger, now));
    for (auto const* pack : ours)
        for (auto const& rule : pack->rules) drop_silenced(found, rule);
    std::ranges::sort(found, comes_before);
    return found;
}

}  // namespace tally::rights
