#include "vault/search_items.h"

#include "mail/mime.h"
#include "search/snippet.h"
#include "vault/examine.h"

namespace tally::vault {
namespace {

constexpr std::uint64_t shown_bytes_max = std::uint64_t{32} << 20;

Result<std::string> words_of(Vault& vault, search::IndexedItem const& item) {
    return searchable_text(item.kind, item.media,
                           TRY(vault.store().read(item.blob, shown_bytes_max)));
}

}  // namespace

Result<Hits> search_items(Vault& vault, SearchRequest const& request) {
    auto const query = TRY(search::parse_query(request.query));
    auto* const index = TRY(vault.index());
    auto const result = TRY(index->search(query, request.options));
    Hits hits{result.total, result.total_is_exact, {}, search::describe(query)};
    auto const terms = search::highlight_terms(query);
    for (auto const& item : result.hits) {
        Hit hit{item, {}};
        if (request.snippets) {
            // An item whose bytes were erased is still a hit of its fields.
            if (auto const text = words_of(vault, item))
                hit.snippet = search::make_snippet(
                    *text, terms, {.characters_max = 160, .mark_begin = "«", .mark_end = "»"});
        }
        hits.hits.push_back(std::move(hit));
    }
    return hits;
}

Result<ItemView> view_item(Vault& vault, search::IndexedItem const& item) {
    auto entry = TRY(read_item_entry(vault.store(), item.ledger, item.n));
    ItemView view{item, std::move(entry), {}, false, {}};
    auto const readable = view.entry.record.bytes <= shown_bytes_max;
    auto const bytes =
        readable ? vault.store().read(item.blob, shown_bytes_max) : Result<std::string>{};
    if (readable && bytes) view.text = searchable_text(item.kind, item.media, *bytes);
    auto const checked = readable
                             ? (bytes ? Result<void>{} : std::unexpected(bytes.error()))
                             : vault.store().read_stream(
                                   item.blob, [](std::string_view) -> Result<void> { return {}; });
    view.bytes_match = checked.has_value();
    if (!checked) view.bytes_problem = checked.error().message;
    return view;
}

Result<void> write_raw(Vault& vault, search::IndexedItem const& item, std::string const& part,
                       Sink const& sink) {
    if (part.empty()) return vault.store().read_stream(item.blob, sink);
    auto const bytes = TRY(vault.store().read(item.blob, shown_bytes_max));
    return sink(TRY(mail::part_bytes(bytes, part)));
}

}  // namespace tally::vault
