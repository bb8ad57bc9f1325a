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

// The newest checkpoint, stamped by each authority. What one does not answer is remembered as
// pending until it does. rejected when there are none.
Result<std::vector<StampOutcome>> stamp(Vault& vault, EngagementRef const& ref,
                                        std::vector<TimestampAuthority> const& authorities);

// An authority that was asked and did not answer.
struct PendingStamp {
    std::string url;
    Instant since;
    std::string why;  // what it, or the network, said last
};
Result<std::vector<PendingStamp>> pending_stamps(Vault& vault, EngagementRef const& ref);

// What --auto goes by: so many entries since the newest timestamp, or so long.
inline constexpr std::uint64_t stamp_entries = 50;
inline constexpr std::chrono::hours stamp_age{24};
// Whether it is time: also when there was never one and something is recorded, and when the
// certificate under the newest one, if that is a week old, ends within 90 days.
Result<bool> stamp_is_due(Vault& vault, EngagementRef const& ref);
// Whom --auto asks now: all of them when it is time, else those that still owe an answer.
Result<std::vector<TimestampAuthority>> authorities_due(
    Vault& vault, EngagementRef const& ref, std::vector<TimestampAuthority> const& authorities);

}  // namespace tally::vault
