// Random commands for property tests: every alternative of Command, mostly about things that are
// there, so that much of what is tried is accepted.
#pragma once

#include <rapidcheck.h>

#include "engagement/decide.h"

namespace tally::support {

// From [begin, end) with even odds: rapidcheck alone would begin with the smallest.
template <typename Number>
Number any_of(Number begin, Number end) {
    return *rc::gen::resize(rc::kNominalSize, rc::gen::inRange(begin, end));
}

inline bool one_in(int chances) { return any_of(0, chances) == 0; }

engagement::Command any_command(engagement::State const& state, Instant now);
// Mostly who usually acts, at a time that is mostly over, sometimes with a basis and a reason.
engagement::Context any_context(engagement::Command const& command, Instant now);

}  // namespace tally::support
