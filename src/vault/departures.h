// Letters on their way, as settings of the vault keep them.
#pragma once

#include <optional>
#include <string>

#include "vault/letters.h"

namespace tally::vault {

// "outbox/<ledger>/<number>"; an empty value: it has left.
std::string departure_key(EngagementRef const& ref, int letter);
std::string encode_departure(Departure const& departure);
Result<Departure> decode_departure(std::string const& text);
// Until the next attempt, after so many: 5, 10, 20 minutes ... at most six hours.
std::chrono::minutes pause_after(int attempts);
Result<std::optional<Departure>> read_departure(Vault& vault, EngagementRef const& ref, int letter);

}  // namespace tally::vault
