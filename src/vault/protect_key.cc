#include "vault/protect_key.h"

namespace tally::vault {

Result<void> protect_owner_key(Vault& vault,
                               std::optional<crypto::AgePassphrase> const& passphrase) {
    crypto::SecretBytes const seed{TRY(vault.signer())->seed()};
    auto keys = TRY(read_owner_keys(vault.folder()));
    keys.signing.unlock(TRY(crypto::SigningKey::from_seed(seed.view())));
    if (passphrase)
        TRY(keys.signing.protect(*passphrase, *vault.world().random));
    else
        keys.signing.unprotect();
    return write_owner_keys(vault.folder(), keys);
}

}  // namespace tally::vault
