// What an engagement brought and what it cost, in exact figures.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engagement/state.h"

namespace tally::lessons {

// One line: an amount, a time or a number of things.
struct Cost {
    std::string id;  // "paid", "hours"
    std::string what;
    std::optional<Money> amount;
    std::optional<int> minutes;
    std::optional<int> count;
    bool operator==(Cost const&) const = default;
};

// Lines that come to nothing are left out, but for what was paid. An hour's worth is rounded half
// up to the minor unit.
std::vector<Cost> costs_of(engagement::State const& state);

}  // namespace tally::lessons
