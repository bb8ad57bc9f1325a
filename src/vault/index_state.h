// How far the index follows the ledgers.
#pragma once

#include <string_view>

#include "vault/vault.h"

namespace tally::vault {

// Whether entries of this kind change what the index holds.
bool moves_items(std::string_view entry_kind);

// True when some item is recorded but cannot be found yet (an import was killed).
Result<bool> index_is_behind(Vault& vault);

}  // namespace tally::vault
