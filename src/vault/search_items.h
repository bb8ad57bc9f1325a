// Search with snippets.
#pragma once

#include <string>
#include <vector>

#include "search/index.h"
#include "vault/vault.h"

namespace tally::vault {

struct Hit {
    search::IndexedItem item;
    std::string snippet;  // matches stand between « and »; empty when only a field matched
    std::vector<ledger::ItemId> same_content;  // other items that are or hold the same bytes
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

}  // namespace tally::vault
