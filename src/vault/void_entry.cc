#include "vault/void_entry.h"

#include "engagement/event.h"
#include "ledger/correction.h"
#include "ledger/entry.h"
#include "ledger/kinds.h"
#include "vault/changes.h"

namespace tally::vault {
namespace {

// The entry must be there and record an act: keys, items and attestations cannot be taken back.
Result<ledger::EntryLine> voidable(Vault& vault, ledger::LedgerId const& ledger, std::uint64_t n) {
    auto const size = TRY(vault.store().size(ledger));
    if (n >= size.value)
        return fail(Code::not_found, "there is no entry " + std::to_string(n),
                    "tally timeline ENG --json lists entries with their positions");
    std::optional<ledger::EntryLine> line;
    TRY(vault.store().read(ledger, n, n + 1, [&](store::StoredEntry const& entry) -> Result<void> {
        line = TRY(ledger::parse_entry(entry.line));
        return {};
    }));
    if (engagement::find_event_kind(line->kind) == nullptr)
        return fail(Code::rejected, "entry " + std::to_string(n) + " (" + line->kind +
                                        ") records no act that could be taken back");
    return *line;
}

}  // namespace

Result<std::uint64_t> void_entry(Vault& vault, EngagementRef const& ref,
                                 VoidRequest const& request) {
    if (request.reason.empty())
        return fail(Code::rejected, "taking back an entry needs a reason", "--reason");
    auto const& ledger = ledger_of(ref, request.private_side);
    auto const line = TRY(voidable(vault, ledger, request.n));
    Changes changes{vault};
    ledger::NewEntry const entry{.kind = std::string{ledger::kind::entry_voided},
                                 .author = ledger::Party::freelancer,
                                 .topic = {},
                                 .body = encode(ledger::Correction{request.n, request.reason}),
                                 .part = line.part};
    auto const n = TRY(changes.add(ledger, entry));
    TRY(changes.commit());
    return n;
}

}  // namespace tally::vault
