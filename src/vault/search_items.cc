#include "vault/search_items.h"

#include <algorithm>
#include <atomic>
#include <thread>

#include "search/snippet.h"
#include "vault/item_words.h"

namespace tally::vault {
namespace {

constexpr std::size_t hits_of_a_thread_min = 4;
constexpr std::size_t threads_max = 4;

// Where else the same bytes lie: an attachment that also came in a chat.
Result<std::vector<ledger::ItemId>> others_with_content(search::Index& index,
                                                        search::IndexedItem const& item) {
    std::vector<ledger::ItemId> others;
    if (item.kind == "mail" || item.kind == "chat") return others;
    for (auto& other : TRY(index.with_content(item.blob)))
        if (other.id != item.id.whole()) others.push_back(std::move(other.id));
    return others;
}

// Needs nothing but the store, which threads share.
bool is_whole_mail(search::IndexedItem const& item) {
    return item.kind == "mail" && item.id.part_path().empty();
}

// To read and parse the originals takes longer than to find them: mails, which most hits are, are
// read on all cores.
std::vector<std::string> snippets_of(Vault& vault, std::vector<search::IndexedItem> const& items,
                                     std::vector<std::string> const& terms) {
    std::vector<std::string> snippets(items.size());
    auto const make = [&](ItemWords& words, std::size_t i) {
        // An item whose bytes were erased is still a hit of its fields.
        if (auto const text = words.of(items[i]))
            snippets[i] = search::make_snippet(
                *text, terms, {.characters_max = 160, .mark_begin = "«", .mark_end = "»"});
    };
    std::atomic<std::size_t> next = 0;
    auto const read_mails = [&] {
        ItemWords words{vault};
        for (auto i = next++; i < items.size(); i = next++)
            if (is_whole_mail(items[i])) make(words, i);
    };
    auto const threads = std::min<std::size_t>(
        {std::thread::hardware_concurrency(), threads_max, items.size() / hits_of_a_thread_min});
    std::vector<std::jthread> helpers;
    for (std::size_t i = 1; i < threads; ++i) helpers.emplace_back(read_mails);
    ItemWords words{vault};
    for (std::size_t i = 0; i < items.size(); ++i)
        if (!is_whole_mail(items[i])) make(words, i);
    read_mails();
    return snippets;
}

}  // namespace

Result<Hits> search_items(Vault& vault, SearchRequest const& request) {
    auto const query = TRY(search::parse_query(request.query));
    auto* const index = TRY(vault.index());
    auto const result = TRY(index->search(query, request.options));
    Hits hits{result.total, result.total_is_exact, {}, search::describe(query)};
    auto snippets = request.snippets
                        ? snippets_of(vault, result.hits, search::highlight_terms(query))
                        : std::vector<std::string>(result.hits.size());
    for (std::size_t i = 0; i < result.hits.size(); ++i) {
        auto const& item = result.hits[i];
        auto others = TRY(others_with_content(*index, item));
        hits.hits.push_back({item, std::move(snippets[i]), std::move(others)});
    }
    return hits;
}

}  // namespace tally::vault
