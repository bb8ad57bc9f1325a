#include "vault/index_state.h"

#include "ledger/entry.h"
#include "ledger/kinds.h"

namespace tally::vault {

bool moves_items(std::string_view kind) {
    return kind == ledger::kind::item_recorded || kind == ledger::kind::item_filed ||
           kind == ledger::kind::item_erased || kind == ledger::kind::entry_voided;
}

Result<bool> index_is_behind(Vault& vault) {
    auto* const index = TRY(vault.index());
    for (auto const& ledger : TRY(vault.store().ledgers())) {
        bool behind = false;
        auto const begin = TRY(index->projected(ledger));
        auto const end = TRY(vault.store().size(ledger)).value;
        if (begin >= end) continue;
        TRY(vault.store().read(ledger, begin, end,
                               [&](store::StoredEntry const& entry) -> Result<void> {
                                   auto const line = TRY(ledger::parse_entry(entry.line));
                                   behind = behind || moves_items(line.kind);
                                   return {};
                               }));
        if (behind) return true;
    }
    return false;
}

}  // namespace tally::vault
