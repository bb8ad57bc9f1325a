// Whether a law applies to an engagement, and why, in words for the freelancer.
#pragma once

#include <string>
#include <vector>

#include "engagement/state.h"
#include "rights/law.h"
#include "rights/place.h"

namespace tally::rights {

struct Applies {
    Answer answer = Answer::unknown;
    // For `yes` everything that speaks for it; otherwise what speaks against it or is missing.
    std::vector<std::string> why;
};

// `state` is as of the day that is asked about.
Applies applies(engagement::State const& state, Law const& law);

}  // namespace tally::rights
