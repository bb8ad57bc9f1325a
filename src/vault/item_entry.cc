#include "vault/item_entry.h"

#include "ledger/kinds.h"

namespace tally::vault {

Result<ItemEntry> read_item_entry(store::Store& store, ledger::LedgerId const& ledger,
                                  std::uint64_t n) {
    std::optional<ItemEntry> found;
    TRY(store.read(ledger, n, n + 1, [&](store::StoredEntry const& entry) -> Result<void> {
        auto const line = TRY(ledger::parse_entry(entry.line));
        if (!entry.salted_body) return fail(Code::not_found, "the content of this item was erased");
        auto const body = TRY(ledger::parse_json(TRY(ledger::unsalted(*entry.salted_body))));
        auto record = TRY(ledger::decode_item(line.kind, body));
        found = ItemEntry{line, std::move(record), std::nullopt, 0};
        if (line.kind != ledger::kind::item_filed) return {};
        auto const filed = TRY(ledger::decode_filed_item(body));
        found->inbox = filed.inbox;
        found->inbox_n = filed.inbox_n;
        return {};
    }));
    if (!found)
        return fail(Code::corrupt, "entry " + std::to_string(n) + " of ledger " + ledger.text +
                                       " records no item");
    return *std::move(found);
}

}  // namespace tally::vault
