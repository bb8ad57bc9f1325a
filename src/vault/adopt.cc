#include "ledger/kinds.h"
#include "vault/changes.h"
#include "vault/init.h"
#include "vault/writer_id.h"

namespace tally::vault {
namespace {

Result<bool> writes_already(std::filesystem::path const& folder, World const& world) {
    auto vault = TRY(Vault::open(folder, Use::read, world));
    auto const stored = TRY(vault.store().setting(setting::writer));
    return TRY(known_writer_id(world.state_folder, vault.id(), folder)) == stored;
}

}  // namespace

Result<std::size_t> adopt_vault(std::filesystem::path const& folder, World const& world) {
    if (TRY(writes_already(folder, world))) return std::size_t{0};
    auto vault = TRY(Vault::open_any_writer(folder, world));
    auto const writer = new_writer_id(*world.random);
    Changes changes{vault};
    auto const ledgers = TRY(vault.store().ledgers());
    for (auto const& ledger : ledgers) {
        auto const old = TRY(vault.head(ledger)).checkpoint();
        TRY(changes.add(
            ledger,
            {std::string{ledger::kind::ledger_continued}, ledger::Party::freelancer, "ledger",
             ledger::JsonObject{{"root", old.root.text()},
                                {"size", static_cast<std::int64_t>(old.size.value)},
                                {"writer", writer}}}));
    }
    changes.set(setting::writer, writer);
    TRY(remember_writer_id(world.state_folder, vault.id(), folder, writer));
    TRY(changes.commit());
    return ledgers.size();
}

}  // namespace tally::vault
