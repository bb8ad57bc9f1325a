// Taking back a mistake: the entry stays, and a later one says that it does not count.
#pragma once

#include <string>

#include "vault/engagements.h"

namespace tally::vault {

struct VoidRequest {
    std::uint64_t n = 0;
    bool private_side = false;
    std::string reason;
};

// Returns the position of the entry that takes it back. not_found for a position that does not
// exist; rejected for an entry that records no act, or without a reason.
Result<std::uint64_t> void_entry(Vault& vault, EngagementRef const& ref,
                                 VoidRequest const& request);

}  // namespace tally::vault
