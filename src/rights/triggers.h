// Which events start a rule's clock, on what, from when to when, and what settles it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engagement/state.h"
#include "rights/pack.h"

namespace tally::rights {

// A window with the instant at which it ends.
struct End {
    std::string window;
    Instant due;
    bool operator==(End const&) const = default;
};

// A trigger that holds. Pointers go into the state's history.
struct Triggered {
    engagement::Recorded const* by;
    std::string topic;    // "milestone/2", "contract"
    std::string subject;  // "milestone 2"; for a contract, the milestones that hold the money
    Instant starts;
    std::vector<End> ends;  // all windows, the earliest first; empty where there are none
    Money money;            // what is at stake, or was before it was settled
    bool settled = false;
    std::vector<ledger::Party> acted;  // of both, who did what settles it only together
};

// The triggers whose conditions are met and whose clocks have started by now. `state` is as of now.
std::vector<Triggered> triggered(engagement::State const& state, Watch const& watch,
                                 Calendar const& calendar, Instant now);

}  // namespace tally::rights
