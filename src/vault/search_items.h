// Search with snippets, and the look at one item.
#pragma once

#include <string>
#include <vector>

#include "base/stream.h"
#include "search/index.h"
#include "vault/item_entry.h"
#include "vault/vault.h"

namespace tally::vault {

struct Hit {
    search::IndexedItem item;
    std::string snippet;  // matches stand between « and »; empty when only a field matched
};

struct Hits {
    std::uint64_t total = 0;
    bool total_is_exact = true;  // else there are more
    std::vector<Hit> hits;
    std::string understood;  // the query in words
};

struct SearchRequest {
    std::string query;
    search::SearchOptions options;
    bool snippets = true;
};

// invalid_input names the column of what is wrong in the query.
Result<Hits> search_items(Vault& vault, SearchRequest const& request);

// One item with everything that is known of it.
struct ItemView {
    search::IndexedItem item;
    ItemEntry entry;
    std::string text;  // of a mail or a text file
    // What was checked just now: the bytes against their digest, the entry against the ledger.
    bool bytes_match = false;
    std::string bytes_problem;  // why not
};
Result<ItemView> view_item(Vault& vault, search::IndexedItem const& item);

// Original bytes, bit for bit; a part ("id/2.1") comes decoded. not_found for a part that is not
// there. Whole items pass by in pieces and are checked behind the last one.
Result<void> write_raw(Vault& vault, search::IndexedItem const& item, std::string const& part,
                       Sink const& sink);

}  // namespace tally::vault
