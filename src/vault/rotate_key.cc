#include "vault/rotate_key.h"

#include <algorithm>

#include "base/encoding.h"
#include "ledger/key_chain.h"
#include "ledger/kinds.h"
#include "vault/changes.h"

namespace tally::vault {
namespace {

constexpr std::size_t reason_bytes_max = 1000;

Result<void> check_reason(std::string const& reason) {
    auto const control = [](unsigned char c) { return c < ' '; };
    if (reason.empty() || reason.size() > reason_bytes_max || !is_utf8(reason) ||
        std::ranges::any_of(reason, control))
        return fail(Code::invalid_input,
                    "the reason has to be one line of text, of at most 1,000 bytes",
                    "--reason \"the laptop was stolen\"");
    return {};
}

// Under the passphrase of the old one, which was unlocked with it.
Result<HeldKey> key_after(HeldKey const& old_key, World const& world) {
    HeldKey key{crypto::SigningKey::generate(*world.random)};
    if (!old_key.is_protected()) return key;
    auto const passphrase = world.key_access.unlocked->passphrase_of(old_key);
    TRY(key.protect({TRY(passphrase)}, *world.random));
    return key;
}

// Signed by both. Reads the head of each ledger on the way.
Result<std::size_t> add_rotations(Vault& vault, Changes& changes, crypto::SigningKey const& new_key,
                                  std::string const& reason) {
    auto const& old_key = *TRY(vault.signer());
    auto const ledgers = TRY(vault.store().ledgers());
    for (auto const& ledger : ledgers) {
        auto const n = TRY(changes.next_position(ledger));
        TRY(changes.add(ledger,
                        {std::string{ledger::kind::ledger_key_rotated}, ledger::Party::freelancer,
                         "ledger", ledger::rotation_body(ledger, n, old_key, new_key, reason)}));
    }
    return ledgers.size();
}

}  // namespace

Result<Rotation> rotate_owner_key(Vault& vault, std::string const& reason) {
    TRY(check_reason(reason));
    TRY(vault.signer());
    auto keys = TRY(read_owner_keys(vault.folder()));
    keys.next = TRY(key_after(vault.keys().signing, vault.world()));
    auto const& fresh = *keys.next->open();
    Rotation rotation{vault.keys().signing.public_key(), fresh.public_key()};
    Changes changes{vault};
    rotation.ledgers = TRY(add_rotations(vault, changes, fresh, reason));
    TRY(write_owner_keys(vault.folder(), keys));  // before a ledger names a key, it is on disk
    OwnerKeys next{*std::move(keys.next), keys.partition_secret};
    vault.use_keys(std::move(next));
    TRY(changes.commit());
    TRY_WITHIN("the new key signs already; tidying up after the old one",
               write_owner_keys(vault.folder(), vault.keys()));
    return rotation;
}

Result<OwnerKeys> settled_keys(OwnerKeys keys, store::Store& store, ledger::LedgerId const& inbox) {
    if (!keys.next) return keys;
    auto const head = TRY(store.setting(head_setting(inbox)));
    if (head && parse_head(inbox, *head, keys.next->public_key()))
        keys.signing = *std::move(keys.next);
    keys.next.reset();
    return keys;
}

}  // namespace tally::vault
