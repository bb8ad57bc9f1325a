// Whether an event is one that a rule looks for.
#pragma once

#include "engagement/state.h"
#include "rights/pack.h"

namespace tally::rights {

// Everything but money, which a rule's subject decides (triggers.h).
bool meets(engagement::State const& state, Conditions const& when,
           engagement::Recorded const& recorded);
// Never for Who::both, which takes two events.
bool is_by(engagement::State const& state, engagement::Recorded const& recorded, Who who);

}  // namespace tally::rights
