// What can be computed from the state and is no event by itself.
#pragma once

#include <string>
#include <vector>

#include "claims/proposals.h"

namespace tally::claims {

struct CheckResult {
    std::string topic;  // "milestone/2"
    std::string why;
    Instant occurred;
};

// One for each thing of the claim's subject for which it holds; empty where it does not.
std::vector<CheckResult> run_check(Look const& look, Check check);

}  // namespace tally::claims
