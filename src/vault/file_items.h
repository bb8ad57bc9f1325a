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

// Why an item of the inbox seems to belong to an engagement.
struct Proposal {
    ledger::ItemId item;
    std::string engagement;  // slug
    std::string reason;      // "its thread lies there already"
};
// For items of the inbox, in their order; an item that nothing speaks for has none.
Result<std::vector<Proposal>> propose_filing(Vault& vault,
                                             std::vector<search::IndexedItem> const& items);

// Takes items back into the inbox: the entry that filed them is voided, and stays visible. rejected
// without a reason, for an item that came without the inbox, and for an exhibit of a case.
Result<std::vector<ledger::ItemId>> unfile_items(Vault& vault,
                                                 std::vector<ledger::ItemId> const& items,
                                                 std::string const& reason);

// The item that the text names: a whole id or the first characters of one. not_found, or
// invalid_input with the candidates when it is not unique.
Result<search::IndexedItem> resolve_item(Vault& vault, std::string const& text);

}  // namespace tally::vault
