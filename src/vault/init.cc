#include "vault/init.h"

#include "base/encoding.h"
#include "ledger/kinds.h"
#include "search/fts_index.h"
#include "store/sqlite_store.h"
#include "vault/changes.h"
#include "vault/rotate_key.h"
#include "vault/writer_id.h"

namespace tally::vault {
namespace {

constexpr std::size_t vault_id_bytes = 10;

Result<void> check_profile(Profile const& profile) {
    if (profile.name.empty()) return fail(Code::invalid_input, "a name is needed: --name");
    if (!is_utf8(profile.name) || !is_utf8(profile.email))
        return fail(Code::invalid_input, "name and e-mail must be UTF-8 text");
    if (!profile.email.contains('@'))
        return fail(Code::invalid_input, "'" + profile.email + "' is no e-mail address",
                    "--email you@example.com");
    return check_zone(profile.zone);
}

Result<OwnerKeys> existing_or_new_keys(std::filesystem::path const& folder, Random& random) {
    auto found = read_owner_keys(folder);
    if (found || found.error().code != Code::not_found) return found;
    auto keys = OwnerKeys::generate(random);
    TRY(write_owner_keys(folder, keys));
    return keys;
}

// Everything that a vault needs before its first engagement, in one commit.
store::WriteBatch first_batch(Profile const& profile, OwnerKeys const& keys,
                              std::string const& vault_id, std::string const& writer,
                              World const& world) {
    ledger::Writer inbox{{}, Instant{}, keys.partition_secret};
    auto const opening = inbox.write(
        {std::string{ledger::kind::ledger_opened}, ledger::Party::freelancer, "ledger",
         ledger::JsonObject{{"key", keys.signing.public_key().text()}, {"role", "inbox"}}},
        world.clock->now(), *world.random);
    auto const id = ledger::LedgerId::of_leaf(ledger::leaf_hash(opening.line));
    Head const head{id, inbox.frontier(), inbox.last_at(), false};
    store::WriteBatch batch;
    batch.appends.push_back({id, {}, {{opening.line, opening.salted_body}}});
    batch.settings = {
        {std::string{setting::id}, vault_id},
        {std::string{setting::profile}, encode_profile(profile)},
        {std::string{setting::features}, encode_features({std::string{feature::ledger_1}})},
        {std::string{setting::writer}, writer},
        {std::string{setting::inbox}, id.text},
        {head_setting(id), write_head(head, *keys.signing.open())}};
    return batch;
}

}  // namespace

Result<InitResult> init_vault(std::filesystem::path const& folder, Profile const& profile,
                              World const& world) {
    TRY(check_profile(profile));
    std::error_code error;
    bool const exists = std::filesystem::exists(folder / "vault.db", error);
    auto const store = TRY(store::open_sqlite_store(
        folder, exists ? store::Access::read_write : store::Access::create));
    if (TRY(store->setting(setting::id))) {  // a vault whose key is lost must not get another one
        auto const inbox = TRY(store->setting(setting::inbox));
        auto const keys = TRY(settled_keys(TRY(read_owner_keys(folder)), *store,
                                           TRY(ledger::LedgerId::parse(inbox.value_or("")))));
        TRY(search::open_fts_index(folder / "index.db", search::Access::read_write));
        return InitResult{keys.signing.public_key(), false};
    }
    auto const keys = TRY(existing_or_new_keys(folder, *world.random));
    auto const vault_id = to_base32(world.random->bytes(vault_id_bytes));
    auto const writer = new_writer_id(*world.random);
    TRY(remember_writer_id(world.state_folder, vault_id, folder, writer));
    TRY(store->commit(first_batch(profile, keys, vault_id, writer, world)));
    TRY(search::open_fts_index(folder / "index.db", search::Access::read_write));
    return InitResult{keys.signing.public_key(), true};
}

}  // namespace tally::vault
