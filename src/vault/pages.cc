#include "vault/pages.h"

#include <algorithm>
#include <set>

#include "vault/examine.h"
#include "vault/item_entry.h"

namespace tally::vault {
namespace {

constexpr std::uint64_t page_bytes_max = importers::ReadLimits{}.item_bytes_max;
constexpr std::size_t pages_max = 100'000;

// nullopt when the bytes were erased, or are too large to have been looked into.
Result<std::optional<std::string>> words_of(Vault& vault, ledger::ItemRecord const& record) {
    auto const bytes = vault.store().read(record.blob, page_bytes_max);
    if (!bytes) return std::optional<std::string>{};
    return std::optional{searchable_text(record.kind, record.media, *bytes)};
}

bool was_recorded_before(search::IndexedItem const& a, search::IndexedItem const& b) {
    if (a.recorded != b.recorded) return a.recorded < b.recorded;
    return a.ledger == b.ledger && a.n < b.n;
}

Result<std::optional<PageChange>> compare(Vault& vault, search::IndexedItem const& before,
                                          search::IndexedItem const& after,
                                          ledger::ItemRecord const& record) {
    auto const entry = read_item_entry(vault.store(), before.ledger, before.n);
    if (!entry) return std::optional<PageChange>{};  // erased
    auto const earlier = TRY(words_of(vault, entry->record));
    auto const later = TRY(words_of(vault, record));
    if (!earlier || !later) return std::optional<PageChange>{};
    auto lines = extract::compare_pages(*earlier, *later);
    if (lines.empty()) return std::optional<PageChange>{};
    return PageChange{before.id,      after.id,    before.recorded,
                      after.recorded, record.name, std::move(lines)};
}

}  // namespace

Result<std::optional<PageChange>> compare_with_earlier(Vault& vault,
                                                       search::IndexedItem const& item,
                                                       ledger::ItemRecord const& record) {
    auto const conversation = conversation_of_page(record);
    if (conversation.empty()) return std::optional<PageChange>{};
    auto* const index = TRY(vault.index());
    auto const captures = TRY(index->in_conversation(conversation));
    search::IndexedItem const* newest = nullptr;
    for (auto const& other : captures)
        if (other.kind == item.kind && was_recorded_before(other, item)) newest = &other;
    if (newest == nullptr) return std::optional<PageChange>{};
    return compare(vault, *newest, item, record);
}

Result<std::vector<PageView>> list_pages(Vault& vault, std::string const& slug) {
    auto* const index = TRY(vault.index());
    search::Query query;
    query.op = search::Query::Op::kind;
    query.text = name(importers::ItemKind::page);
    auto const found = TRY(index->search(query, {.limit = pages_max, .engagement = slug}));
    std::set<std::string> names;
    for (auto const& item : found.hits)
        if (!item.conversation.empty()) names.insert(item.conversation);
    std::vector<PageView> views;
    for (auto const& conversation : names) {
        PageView view{conversation.substr(page_prefix.size()), {}, {}, {}, {}};
        view.captures = TRY(index->in_conversation(conversation));
        std::erase_if(view.captures, [&](auto const& item) { return item.kind != query.text; });
        if (view.captures.empty()) continue;
        view.title = view.captures.back().subject;
        view.engagement = view.captures.back().engagement;
        for (auto const& item : view.captures) {
            auto const entry = read_item_entry(vault.store(), item.ledger, item.n);
            if (!entry) continue;
            if (auto change = TRY(compare_with_earlier(vault, item, entry->record)))
                view.changes.push_back(*std::move(change));
        }
        views.push_back(std::move(view));
    }
    std::ranges::sort(views, {}, &PageView::title);
    return views;
}

}  // namespace tally::vault
