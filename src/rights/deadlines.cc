#include "rights/deadlines.h"

#include <algorithm>
#include <array>
#include <tuple>

#include "rights/triggers.h"
#include "rights/words.h"

namespace tally::rights {
namespace {

using engagement::State;

DeadlineState state_of(Triggered const& trigger, Instant due, Instant now) {
    if (trigger.settled) return DeadlineState::met;
    return now < due ? DeadlineState::open : DeadlineState::passed;
}

Deadline make_deadline(State const& state, Rule const& rule, Triggered const& trigger,
                       Instant now) {
    auto const starts = trigger.by->event.occurred;
    auto const due = starts + rule.window;
    auto const& engagement = state.engagement;
    bool const is_over = trigger.settled || trigger.held_now.minor == 0;
    auto const money = is_over ? trigger.held_then : trigger.held_now;
    auto const filled = [&](std::string const& text) {
        return fill(text, trigger, money, engagement);
    };
    return {.rule = rule.id,
            .title = rule.title,
            .subject = trigger.subject,
            .topic = trigger.topic,
            .starts = starts,
            .due = due,
            .acts = rule.acts,
            .if_missed = on_silence(rule.acts) + ", " + filled(rule.if_missed) + " on " +
                         format_local(due, engagement.zone) + ".",
            .outcome = filled(rule.if_missed),
            .if_only_one_acts = filled(rule.if_only_one_acts),
            .action = filled(rule.action),
            .money = {money, rule.goes_to},
            .confidence = rule.confidence,
            .source = rule.source,
            .state = state_of(trigger, due, now),
            .claimed = trigger.by->claimed()};
}

// Two packs may know the same rule: where their windows disagree the shortest counts.
void add_shortest(std::vector<Deadline>& deadlines, Deadline deadline) {
    auto const same = std::ranges::find_if(deadlines, [&](Deadline const& other) {
        return other.rule == deadline.rule && other.subject == deadline.subject;
    });
    if (same == deadlines.end())
        deadlines.push_back(std::move(deadline));
    else if (deadline.due < same->due)
        *same = std::move(deadline);
}

int rank(DeadlineState state) {
    switch (state) {
        case DeadlineState::open: return 0;
        case DeadlineState::passed: return 1;
        case DeadlineState::met: return 2;
    }
    return 2;  // bits that name no state
}

// Rule and subject make the order complete, so that it is the same in every run.
bool comes_before(Deadline const& a, Deadline const& b) {
    if (a.state != b.state) return rank(a.state) < rank(b.state);
    return std::tie(a.due, a.rule, a.subject) < std::tie(b.due, b.rule, b.subject);
}

}  // namespace

std::string_view name(DeadlineState state) {
    return deadline_state_names.at(static_cast<std::size_t>(state));
}

std::vector<Deadline> deadlines(State const& state, std::vector<Pack> const& packs, Instant now) {
    auto const current = engagement::as_of(state, now);
    std::vector<Deadline> found;
    for (auto const& pack : packs) {
        if (!pack.applies_to_type(state.engagement.type) || is_superseded(pack, packs)) continue;
        for (auto const& rule : pack.rules)
            for (auto const& trigger :
                 triggered(current, {rule.subject, rule.trigger, rule.when, rule.until}))
                add_shortest(found, make_deadline(current, rule, trigger, now));
    }
    std::ranges::sort(found, comes_before);
    return found;
}

}  // namespace tally::rights
