#include "vault/search_items.h"

#include "search/snippet.h"
#include "vault/item_words.h"

namespace tally::vault {
namespace {

// Where else the same bytes lie: an attachment that also came in a chat.
Result<std::vector<ledger::ItemId>> others_with_content(search::Index& index,
                                                        search::IndexedItem const& item) {
    std::vector<ledger::ItemId> others;
    if (item.kind == "mail" || item.kind == "chat") return others;
    for (auto& other : TRY(index.with_content(item.blob)))
        if (other.id != item.id.whole()) others.push_back(std::move(other.id));
    return others;
}

}  // namespace

Result<Hits> search_items(Vault& vault, SearchRequest const& request) {
    auto const query = TRY(search::parse_query(request.query));
    auto* const index = TRY(vault.index());
    auto const result = TRY(index->search(query, request.options));
    Hits hits{result.total, result.total_is_exact, {}, search::describe(query)};
    auto const terms = search::highlight_terms(query);
    ItemWords words{vault};
    for (auto const& item : result.hits) {
        auto others = TRY(others_with_content(*index, item));
        Hit hit{item, {}, std::move(others)};
        if (request.snippets) {
            // An item whose bytes were erased is still a hit of its fields.
            if (auto const text = words.of(item))
                hit.snippet = search::make_snippet(
                    *text, terms, {.characters_max = 160, .mark_begin = "«", .mark_end = "»"});
        }
        hits.hits.push_back(std::move(hit));
    }
    return hits;
}

}  // namespace tally::vault
