#include "vault/key_access.h"

namespace tally::vault {
namespace {

constexpr int attempts_max = 3;

// The passphrase that opened it.
Result<crypto::SecretBytes> unlock_by_asking(HeldKey& key, AskPassphrase const& ask) {
    for (int attempt = 1; attempt <= attempts_max; ++attempt) {
        crypto::AgePassphrase passphrase{TRY(ask(attempt))};
        auto const opened = key.unlock(passphrase);
        if (opened) return std::move(passphrase.text);
        if (opened.error().code != Code::rejected) return std::unexpected(opened.error());
    }
    return fail(Code::rejected, "this is not the passphrase of your key",
                "its sheet brings the key back without one: tally key recover");
}

// What the file says of the key, and what it keeps of it: a file that was tampered with is another.
std::string name_of(HeldKey const& key) { return key.public_key().text() + key.sealed_bytes(); }

}  // namespace

Result<void> UnlockedKeys::unlock(HeldKey& key, AskPassphrase const& ask) {
    std::scoped_lock const lock{mutex_};
    if (auto const found = known_.find(name_of(key)); found != known_.end()) {
        key.unlock(TRY(crypto::SigningKey::from_seed(found->second.seed.view())));
        return {};
    }
    auto passphrase = TRY(unlock_by_asking(key, ask));
    known_.emplace(name_of(key),
                   Known{crypto::SecretBytes{key.open()->seed()}, std::move(passphrase)});
    return {};
}

Result<crypto::SecretBytes> UnlockedKeys::passphrase_of(HeldKey const& key) {
    std::scoped_lock const lock{mutex_};
    auto const found = known_.find(name_of(key));
    if (found == known_.end()) return fail(Code::not_found, "the key was not unlocked");
    return found->second.passphrase;
}

Result<void> unlock(HeldKey& key, KeyAccess const& access) {
    if (access.unlocked == nullptr || !access.ask)
        return fail(Code::rejected,
                    "the key that signs is under a passphrase, and nobody is there to ask");
    return access.unlocked->unlock(key, access.ask);
}

}  // namespace tally::vault
