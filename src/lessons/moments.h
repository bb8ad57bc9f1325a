// The signals that were there, by the day on which each could first be seen.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "engagement/exchange.h"
#include "engagement/health.h"
#include "engagement/state.h"

namespace tally::lessons {

struct Moment {
    enum class Kind : std::uint8_t {
        event,   // something happened
        signal,  // tally health would have said so
    };
    Kind kind = Kind::event;
    Instant at;
    std::string id;  // kind of the entry, or a word of engagement::signal_ids
    engagement::Signal::Weight weight = engagement::Signal::Weight::note;  // when first seen
    std::string text;
    std::vector<std::string> evidence;
    std::optional<Money> money;
    bool lasted = false;                 // a signal that was still there at the end
    std::optional<std::uint64_t> entry;  // of the ledger, for an event
    bool operator==(Moment const&) const = default;
};
inline constexpr std::array<std::string_view, 2> moment_kind_names{"event", "signal"};
constexpr engagement::NameList names_of(Moment::Kind) { return {"moment", moment_kind_names}; }

// An engagement on one day of its life.
struct Sample {
    Instant at;
    engagement::State state;
    std::vector<engagement::Signal> signals;
};
// At most so many, evenly spread, at least a day apart; the last one is at `until`. Empty where
// nothing occurred by then.
inline constexpr int samples_max = 120;
std::vector<Sample> samples_of(engagement::State const& state,
                               std::vector<engagement::Exchange> const& messages, Instant until);

// Each signal that became more than a note, on the first day on which it was (to the day), in the
// order of time. `samples` are those of samples_of.
std::vector<Moment> first_signals(engagement::State const& state,
                                  std::vector<engagement::Exchange> const& messages,
                                  std::vector<Sample> const& samples);

// What happened that anybody would tell first: signatures, money, submissions, changes, the end.
std::vector<Moment> main_events(engagement::State const& state, Instant until);

}  // namespace tally::lessons
