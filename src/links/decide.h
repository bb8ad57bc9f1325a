// What may be recorded of links: who may make, open and close them, and what goes through one.
// Pure: time is a parameter.
#pragma once

#include "engagement/state.h"
#include "links/links.h"

namespace tally::links {

// The fact as it is to be recorded: numbers that are 0 are assigned. rejected with words that a
// person can read.
Result<Fact> decide(Links const& links, engagement::State const& state, Recorded const& asked,
                    Instant now);

}  // namespace tally::links
