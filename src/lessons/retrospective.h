// An engagement looked back upon: what happened, which signals were there and since when, what it
// cost, and what to ask oneself. It informs; it judges nobody.
#pragma once

#include <chrono>
#include <optional>
#include <vector>

#include "lessons/costs.h"
#include "lessons/moments.h"
#include "lessons/outcome.h"
#include "lessons/questions.h"
#include "lessons/series.h"

namespace tally::lessons {

struct Retrospective {
    Outcome outcome;
    Instant until;                // the end of the contract, or `now` where it runs
    std::vector<Moment> events;   // up to `now`
    std::vector<Moment> signals;  // up to `until`
    std::vector<Series> series;   // up to `until`
    std::vector<Cost> costs;      // as of `now`
    std::vector<Question> questions;
    // How long before the end the first signal could be seen; nothing while it runs.
    std::optional<std::chrono::days> warned;
};

// `state` is as of `now`; `messages` may be empty: nothing is said about response times then.
Retrospective look_back(engagement::State const& state,
                        std::vector<engagement::Exchange> const& messages, Instant now);

}  // namespace tally::lessons
