// Which events start a rule's clock, on what, and what settles it.
#pragma once

#include <string>
#include <vector>

#include "engagement/state.h"
#include "rights/pack.h"

namespace tally::rights {

// What rules and warnings have in common.
struct Watch {
    Subject subject;
    std::string const& trigger;
    Conditions const& when;
    std::vector<std::string> const& until;
};

// A trigger that holds. Pointers go into the state's history.
struct Triggered {
    engagement::Recorded const* by;
    int milestone;    // 0 where the subject is the contract
    Money held_then;  // on the subject, when it occurred
    Money held_now;
    bool settled;
    std::string topic;    // "milestone/2", "contract"
    std::string subject;  // "milestone 2"; for a contract, the milestones that hold the money
};

// The newest trigger of each subject that meets the conditions. `state` is as of now.
std::vector<Triggered> triggered(engagement::State const& state, Watch const& watch);

}  // namespace tally::rights
