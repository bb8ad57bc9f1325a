// Mails among the exhibits: what their signatures say, under keys that the reader gives and under
// those that the ledger holds.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "ledger/verify.h"

namespace tally::bundle {

using RecordedKeys = std::vector<std::pair<std::uint64_t, ledger::FoundKey>>;

// Adds a check for each signature: passed under a key of the reader, unchecked under one that only
// the owner recorded, noted where it does not hold (lists and relays break signatures).
void check_exhibit_mail(std::string const& path, std::string_view raw,
                        ledger::Anchors const& anchors, RecordedKeys const& recorded,
                        ledger::VerifyReport& report);

}  // namespace tally::bundle
