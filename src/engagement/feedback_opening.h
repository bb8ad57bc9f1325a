// When sealed feedback may be opened without inviting an answer in kind.
#pragma once

#include "base/time.h"
#include "engagement/state.h"
#include "ledger/entry.h"

namespace tally::engagement {

// The other side's feedback is fixed, sealed or posted; or the 14 days after the end of the
// contract are over.
bool may_open_feedback(State const& state, ledger::Party author, Instant at);

}  // namespace tally::engagement
