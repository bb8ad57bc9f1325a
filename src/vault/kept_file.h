// Evidence that came to the program itself, such as a timestamp: an item like others, so that it is
// kept, backed up and verified with them.
#pragma once

#include <string>
#include <vector>

#include "vault/engagements.h"
#include "vault/import.h"

namespace tally::vault {

importers::RawItem kept_file(std::string name, std::string media, std::string bytes, Instant at);

// Records them in the engagement; `source` is how messages call them. unavailable where one could
// not be kept.
Result<void> keep_files(Vault& vault, EngagementRef const& ref, std::string const& source,
                        std::vector<importers::RawItem> items);

}  // namespace tally::vault
