// Timestamps (RFC 3161): an authority says that a checkpoint existed. Where none answers, nothing
// is recorded: what has no token has no look-alike of one either.
#pragma once

#include <string>
#include <vector>

#include "vault/engagements.h"
#include "vault/mail_settings.h"

namespace tally::vault {

struct StampOutcome {
    std::string url;
    bool stamped = false;
    std::string text;  // the authority and its time, or why there is no token
    std::optional<Instant> time = std::nullopt;
};

// The newest checkpoint, stamped by each authority that the settings name. rejected when they name
// none.
Result<std::vector<StampOutcome>> stamp(Vault& vault, EngagementRef const& ref,
                                        MailSettings const& settings);

// What --auto goes by: so many entries since the newest timestamp, or so long.
inline constexpr std::uint64_t stamp_entries = 50;
inline constexpr std::chrono::hours stamp_age{24};
// Whether it is time: also when there was never one and something is recorded, and when the
// certificate under the newest one, if that is a week old, ends within 90 days.
Result<bool> stamp_is_due(Vault& vault, EngagementRef const& ref);

}  // namespace tally::vault
