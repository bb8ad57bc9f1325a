// Triage: items of the inbox, and their filing into an engagement.
#pragma once

#include <string>
#include <vector>

#include "search/index.h"
#include "vault/vault.h"

namespace tally::vault {

struct Inbox {
    std::uint64_t total = 0;
    std::vector<search::IndexedItem> items;  // newest first, at most the limit
};
Result<Inbox> list_inbox(Vault& vault, std::size_t limit);

// Records the items in the engagement's shared ledger, with a pointer to their entry in the inbox:
// that one proves when they came. All or none. not_found for an unknown item, conflict for one
// that lies in another engagement; one that lies in this engagement already is passed over.
// Returns the items that were filed.
Result<std::vector<ledger::ItemId>> file_items(Vault& vault,
                                               std::vector<ledger::ItemId> const& items,
                                               std::string const& slug);

// The item that the text names: a whole id or the first characters of one. not_found, or
// invalid_input with the candidates when it is not unique.
Result<search::IndexedItem> resolve_item(Vault& vault, std::string const& text);

}  // namespace tally::vault
