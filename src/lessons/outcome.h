// How an engagement came out, with what was counted.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "engagement/state.h"
#include "engagement/vocabulary.h"

namespace tally::lessons {

enum class Ending : std::uint8_t {
    running,
    well,
    badly,
};
inline constexpr std::array<std::string_view, 3> ending_names{"running", "well", "badly"};
constexpr engagement::NameList names_of(Ending) { return {"ending", ending_names}; }

struct Outcome {
    Ending ending = Ending::running;
    std::vector<std::string> why;  // "1 dispute", "$1,200.00 went back to the client"
    bool operator==(Outcome const&) const = default;
};

// Badly, once there was a dispute, money went back or was taken back, work that was handed over
// stands unpaid after the end, an invoice is late by more than 30 days, hours were disputed, or the
// client gave 3 stars or less. Well, where the contract ended or every milestone was paid, and none
// of this is on record. `state` is as of `now`.
Outcome outcome_of(engagement::State const& state, Instant now);

}  // namespace tally::lessons
