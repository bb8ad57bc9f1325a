// Erasing: the bytes of an item and everything that was said about it are overwritten and gone, on
// this machine, for good. The lines of the ledgers stay, so the tree stays whole, and verification
// says "erased" instead of "altered" (docs/formats/ledger.md).
#pragma once

#include <string>
#include <vector>

#include "search/index.h"
#include "vault/vault.h"

namespace tally::vault {

// What hangs on an item: said before it is erased.
struct EraseView {
    search::IndexedItem item;
    std::vector<std::string> exhibits;            // "website/1, exhibit 2"
    std::vector<search::IndexedItem> same_bytes;  // other items that hold the same content
};
Result<EraseView> view_erasure(Vault& vault, search::IndexedItem const& item);

struct ErasedSummary {
    ledger::ItemId item;
    Digest blob;  // stays in the ledger: the same bytes are not taken in again
    std::vector<std::uint64_t> entries;  // of all ledgers, whose bodies are gone
};

// rejected without a reason. Bodies and bytes are overwritten when it returns ok, and the index is
// made anew without them. What other items hold, what acts quote, cases that were built and backups
// are not touched.
Result<ErasedSummary> erase_item(Vault& vault, search::IndexedItem const& item,
                                 std::string const& reason);

}  // namespace tally::vault
