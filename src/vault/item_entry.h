// The entry that records an item, read back from the ledger: the index only knows where it stands.
#pragma once

#include "ledger/entry.h"
#include "ledger/item.h"
#include "store/ports.h"

namespace tally::vault {

struct ItemEntry {
    ledger::EntryLine line;
    ledger::ItemRecord record;
    std::optional<ledger::LedgerId> inbox;  // where it was recorded first, for a filed item
    std::uint64_t inbox_n = 0;
};

// not_found when the body was erased; corrupt when the entry is not an item's.
Result<ItemEntry> read_item_entry(store::Store& store, ledger::LedgerId const& ledger,
                                  std::uint64_t n);

}  // namespace tally::vault
