#include "lessons/patterns.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <tuple>

#include "base/words.h"
#include "engagement/event.h"

namespace tally::lessons {
namespace {

using engagement::Rate;
using engagement::Signal;
using engagement::State;

std::string client_of(State const& state) {
    return state.client.name.empty() ? state.engagement.client.name : state.client.name;
}

// "US" of "US-TX-austin"; empty where it is not known.
std::string country_of(State const& state) {
    auto const& place =
        state.client.location.empty() ? state.engagement.client.location : state.client.location;
    return place.substr(0, place.find('-'));
}

struct Starts {
    std::optional<Instant> work;
    std::optional<Instant> money;
};

void note(std::optional<Instant>& first, Instant at) { first = std::min(first.value_or(at), at); }

// When work on each milestone began, and when money stood behind it.
std::map<int, Starts> starts_of(State const& state) {
    std::map<int, Starts> all;
    for (auto const& recorded : state.history) {
        auto const& event = recorded.event;
        auto const number = engagement::milestone_of(event);
        if (number == 0) continue;
        auto const kind = engagement::kind_of(event).name;
        auto& starts = all[number];
        if (kind == "milestone.funded" || kind == "milestone.secured")
            note(starts.money, event.occurred);
        if (kind == "milestone.started" || kind == "milestone.submitted" ||
            kind == "delivery.made" || kind == "delivery.noted")
            note(starts.work, event.occurred);
    }
    return all;
}

std::string funding_of(State const& state) {
    std::string funding;
    for (auto const& [number, starts] : starts_of(state)) {
        if (!starts.work) continue;
        if (!starts.money || *starts.work < *starts.money) return "work began before the money";
        funding = "work waited for the money";
    }
    return funding;
}

std::string channel_of(State const& state) {
    std::optional<Instant> first;
    std::string channel;
    auto const see = [&](Instant at, engagement::Channel via) {
        if (first && *first <= at) return;
        first = at;
        channel = engagement::name(via);
    };
    for (auto const& one : state.deliveries) see(one.occurred, one.via);
    for (auto const& milestone : state.milestones) {
        for (auto const& one : milestone.submissions) see(one.occurred, one.via);
        for (auto const& one : milestone.deliveries) see(one.occurred, one.via);
    }
    return channel;
}

bool is_signed(State const& state) { return state.terms() != nullptr && state.terms()->in_force(); }

// "3 engagements with work that began before the money"
std::string who(Trait trait, std::string const& value) {
    switch (trait) {
        case Trait::client: return "with " + value;
        case Trait::type: return "of type " + value;
        case Trait::place: return "with clients in " + value;
        case Trait::agreement: return value;
        case Trait::funding: return "where " + value;
        case Trait::checkins: return value;
        case Trait::channel: return "where work was first handed over by " + value;
        case Trait::signal: return "with the signal " + value;
    }
    return value;  // bits that name no trait
}

std::string told(Pattern const& pattern) {
    auto text =
        pattern.badly.text() + " engagements " + who(pattern.trait, pattern.value) + " ended badly";
    if (pattern.others.of > 0) text += ", and " + pattern.others.text() + " of the others";
    return text + (pattern.few ? " (few: a hint, no rule)" : "");
}

bool has(Looked const& one, std::pair<Trait, std::string> const& trait) {
    return std::ranges::find(one.traits, trait) != one.traits.end();
}

void count(Rate& rate, bool badly) {
    ++rate.of;
    if (badly) ++rate.kept;
}

Pattern pattern_of(std::vector<Looked const*> const& ended,
                   std::pair<Trait, std::string> const& trait) {
    Pattern pattern;
    pattern.trait = trait.first;
    pattern.value = trait.second;
    for (auto const* one : ended) {
        bool const badly = one->outcome.ending == Ending::badly;
        bool const has_it = has(*one, trait);
        count(has_it ? pattern.badly : pattern.others, badly);
        if (has_it && badly) pattern.engagements.push_back(one->slug);
    }
    std::ranges::sort(pattern.engagements);
    pattern.few = pattern.badly.of < few_below;
    pattern.text = told(pattern);
    return pattern;
}

// How many more ended badly than if it were as with the others, times what both have in common: a
// comparison in whole numbers.
std::int64_t excess(Pattern const& pattern) {
    return std::int64_t{pattern.badly.kept} * std::max(1, pattern.others.of) -
           std::int64_t{pattern.others.kept} * pattern.badly.of;
}

bool stands_out_more(Pattern const& a, Pattern const& b) {
    return std::tuple{-excess(a), -a.badly.kept, a.trait, a.value} <
           std::tuple{-excess(b), -b.badly.kept, b.trait, b.value};
}

}  // namespace

Looked looked_at(State const& state, std::vector<Signal> const& signals, Instant now) {
    Looked looked{state.engagement.slug, state.engagement.title, outcome_of(state, now), {}};
    auto const add = [&](Trait trait, std::string value) {
        if (!value.empty()) looked.traits.emplace_back(trait, std::move(value));
    };
    add(Trait::client, client_of(state));
    add(Trait::type, std::string{engagement::name(state.engagement.type)});
    add(Trait::place, country_of(state));
    add(Trait::agreement,
        is_signed(state) ? "with an agreement that both signed" : "without a signed agreement");
    add(Trait::funding, funding_of(state));
    add(Trait::checkins,
        state.checkin_plan ? "with planned check-ins" : "without planned check-ins");
    add(Trait::channel, channel_of(state));
    for (auto const& signal : signals)
        if (signal.weight != Signal::Weight::note && signal.id != "contract-ended")
            add(Trait::signal, signal.id);
    return looked;
}

std::vector<Pattern> patterns(std::vector<Looked> const& all) {
    std::vector<Looked const*> ended;
    std::set<std::pair<Trait, std::string>> traits;
    for (auto const& one : all) {
        if (one.outcome.ending == Ending::running) continue;
        ended.push_back(&one);
        traits.insert(one.traits.begin(), one.traits.end());
    }
    std::vector<Pattern> found;
    for (auto const& trait : traits)
        if (auto pattern = pattern_of(ended, trait);
            pattern.badly.of >= 2 && pattern.badly.kept > 0)
            found.push_back(std::move(pattern));
    std::ranges::sort(found, stands_out_more);
    return found;
}

}  // namespace tally::lessons
