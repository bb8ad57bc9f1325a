// Warnings that a person read and set aside, where the warning is none of decide's.
#pragma once

#include "engagement/contract.h"
#include "vault/engagements.h"

namespace tally::vault {

// Puts it on the private side. rejected without a reason.
Result<void> set_aside(Vault& vault, EngagementRef const& ref,
                       engagement::GuardOverridden const& overridden);

}  // namespace tally::vault
