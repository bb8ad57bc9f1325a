// Words that somebody is said to have written, held against the items that are to show them.
#pragma once

#include <string>
#include <vector>

#include "search/index.h"
#include "vault/vault.h"

namespace tally::vault {

// The quote must stand in one of the items or in what came with it; white space may differ.
// not_found with a hint where it does not. An item that was not read, or by its picture alone,
// neither shows nor refutes anything: with such a one nothing is said. Nor without items.
Result<void> check_quote(Vault& vault, std::vector<search::IndexedItem> const& items,
                         std::string const& quote);

}  // namespace tally::vault
