// What engagements that ended badly have in common, in counts. A pattern of a few is a hint and no
// rule, and says so.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "engagement/health.h"
#include "engagement/state.h"
#include "lessons/outcome.h"

namespace tally::lessons {

enum class Trait : std::uint8_t {
    client,     // by name
    type,       // of the engagement
    place,      // country of the client
    agreement,  // signed by both, or not
    funding,    // whether work waited for the money
    checkins,   // planned, or not
    channel,    // by which work was first handed over
    signal,     // of health.h; one engagement may have several
};
inline constexpr std::array<std::string_view, 8> trait_names{
    "client", "type", "place", "agreement", "funding", "checkins", "channel", "signal"};
constexpr engagement::NameList names_of(Trait) { return {"trait", trait_names}; }

// An engagement as patterns see it.
struct Looked {
    std::string slug;
    std::string title;
    Outcome outcome;
    // Every trait but `signal` at most once.
    std::vector<std::pair<Trait, std::string>> traits;
};
// `signals` are those of its last day.
Looked looked_at(engagement::State const& state, std::vector<engagement::Signal> const& signals,
                 Instant now);

struct Pattern {
    Trait trait = Trait::client;
    std::string value;
    engagement::Rate badly;                // of those with it
    engagement::Rate others;               // of those without it
    std::vector<std::string> engagements;  // that ended badly, by their slugs
    bool few = false;                      // fewer than five have it
    std::string text;  // "2 of 3 engagements ... ended badly, and 1 of 5 of the others"
    bool operator==(Pattern const&) const = default;
};
inline constexpr int few_below = 5;

// Of engagements that came to an end, well or badly: what at least two have in common, at least one
// of which ended badly. Those that stand out most come first; it does not matter in which order the
// engagements are given.
std::vector<Pattern> patterns(std::vector<Looked> const& all);

}  // namespace tally::lessons
