#include "vault/file_items.h"

#include "ledger/entry.h"
#include "ledger/item.h"
#include "ledger/kinds.h"
#include "vault/changes.h"
#include "vault/engagements.h"
#include "vault/item_entry.h"

namespace tally::vault {
namespace {

constexpr std::size_t candidates_max = 5;

struct Filing {
    search::IndexedItem item;
    std::uint64_t n = 0;  // in the engagement's shared ledger
};

Result<std::optional<Filing>> record_filing(Vault& vault, Changes& changes,
                                            EngagementRef const& ref, ledger::ItemId const& id) {
    auto* const index = TRY(vault.index());
    auto const item = TRY(index->find(id));
    if (!item) return fail(Code::not_found, "there is no item " + id.text);
    if (item->engagement == ref.details.slug) return std::nullopt;
    if (!item->engagement.empty())
        return fail(Code::conflict,
                    "item " + id.text + " belongs to the engagement '" + item->engagement + "'");
    auto const entry = TRY(read_item_entry(vault.store(), item->ledger, item->n));
    auto const n = TRY(changes.add(
        ref.shared,
        {std::string{ledger::kind::item_filed}, ledger::Party::freelancer, "",
         encode(ledger::FiledItem{entry.record, item->ledger, item->n}), entry.line.part}));
    return Filing{*item, n};
}

}  // namespace

Result<Inbox> list_inbox(Vault& vault, std::size_t limit) {
    auto* const index = TRY(vault.index());
    auto const total = TRY(index->count(""));
    auto items = TRY(index->list("", limit));
    return Inbox{total, std::move(items)};
}

Result<std::vector<ledger::ItemId>> file_items(Vault& vault,
                                               std::vector<ledger::ItemId> const& items,
                                               std::string const& slug) {
    auto const ref = TRY(find_engagement(vault, slug));
    Changes changes{vault};
    std::vector<Filing> filings;
    for (auto const& id : items)
        if (auto filing = TRY(record_filing(vault, changes, ref, id)))
            filings.push_back(*std::move(filing));
    if (!changes.empty()) TRY(changes.commit());
    auto* const index = TRY(vault.index());
    std::vector<ledger::ItemId> filed;
    for (auto const& [item, n] : filings) {
        TRY(index->file(item.id, slug, ref.shared, n));
        TRY(index->set_projected(ref.shared, n + 1));
        filed.push_back(item.id);
    }
    return filed;
}

Result<search::IndexedItem> resolve_item(Vault& vault, std::string const& text) {
    auto* const index = TRY(vault.index());
    auto const whole = text.substr(0, text.find('/'));
    auto const candidates = TRY(index->find_prefix(whole, candidates_max));
    if (candidates.empty())
        return fail(Code::not_found, "there is no item " + text,
                    "ids stand in front of hits: tally search WORDS, tally inbox");
    if (candidates.size() == 1) return candidates.front();
    std::string list;
    for (auto const& item : candidates) list += (list.empty() ? "" : ", ") + item.id.text;
    return fail(Code::invalid_input, "'" + text + "' begins the ids of several items",
                "type more of it: " + list);
}

}  // namespace tally::vault
