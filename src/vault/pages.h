// Saved pages: what changed between two captures of one address.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "extract/page_lines.h"
#include "ledger/item.h"
#include "search/index.h"
#include "vault/vault.h"

namespace tally::vault {

// The newest earlier capture against this one. Both stay where they are.
struct PageChange {
    ledger::ItemId before;
    ledger::ItemId after;
    Instant earlier;  // when the two were recorded
    Instant later;
    std::string title;
    extract::PageDifference lines;
};
// nullopt for the first capture of a page, for one that says the same, and for items that are no
// page or do not name their address. The index must hold what was recorded before.
Result<std::optional<PageChange>> compare_with_earlier(Vault& vault,
                                                       search::IndexedItem const& item,
                                                       ledger::ItemRecord const& record);

// One address with its captures.
struct PageView {
    std::string address;
    std::string title;
    std::string engagement;                     // of the newest capture; empty: the inbox
    std::vector<search::IndexedItem> captures;  // oldest recorded first
    std::vector<PageChange> changes;            // from each to the next
};
// All pages that name their address, or those of one engagement, by title.
Result<std::vector<PageView>> list_pages(Vault& vault, std::string const& slug);

}  // namespace tally::vault
