// The owner's secrets: the key that signs checkpoints, and the secret that names partitions.
// They live in <vault>/keys/owner.key, mode 0600, and never in a log or an error. The signing key
// can stand there under a passphrase (docs/formats/key-file.md).
#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "base/random.h"
#include "base/result.h"
#include "crypto/age_keys.h"
#include "crypto/ed25519.h"

namespace tally::vault {

// A signing key as the key file holds it: as it is, or sealed under a passphrase. Who it belongs to
// is known either way; it signs once it is open.
class HeldKey {
public:
    HeldKey(crypto::SigningKey key);  // NOLINT(google-explicit-constructor): open, not protected
    // `bytes` is an age file under a passphrase, with the seed in it.
    static HeldKey sealed(crypto::PublicKey const& key, std::string bytes);

    crypto::PublicKey const& public_key() const { return public_key_; }
    bool is_protected() const { return !sealed_.empty(); }
    std::string const& sealed_bytes() const { return sealed_; }
    // Null while it is sealed.
    crypto::SigningKey const* open() const { return open_ ? &*open_ : nullptr; }

    // rejected when it is not this passphrase; corrupt when another key is inside.
    Result<void> unlock(crypto::AgePassphrase const& passphrase);
    // The key was unlocked before: it must be this one.
    void unlock(crypto::SigningKey key);
    // Puts an open key under the passphrase, in place of any other.
    Result<void> protect(crypto::AgePassphrase const& passphrase, Random& random);
    // An open key stands as it is from now on.
    void unprotect();

private:
    HeldKey(crypto::PublicKey const& key, std::string sealed_bytes);

    crypto::PublicKey public_key_;
    std::optional<crypto::SigningKey> open_;
    std::string sealed_;  // empty: not protected
};

struct OwnerKeys {
    HeldKey signing;
    std::string partition_secret;      // 32 bytes
    std::optional<HeldKey> next = {};  // while a rotation is under way (rotate_key.h)

    static OwnerKeys generate(Random& random);
    // The text of the key file. Secret.
    std::string text() const;
    // What text() writes. The error never repeats the bytes.
    static Result<OwnerKeys> parse(std::string const& text);
};

std::filesystem::path owner_key_file(std::filesystem::path const& vault);
Result<OwnerKeys> read_owner_keys(std::filesystem::path const& vault);
Result<void> write_owner_keys(std::filesystem::path const& vault, OwnerKeys const& keys);

}  // namespace tally::vault
