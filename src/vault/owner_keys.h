// The owner's secrets: the key that signs checkpoints, and the secret that names partitions.
// They live in <vault>/keys/owner.key, mode 0600, and never in a log or an error.
#pragma once

#include <filesystem>
#include <string>

#include "base/random.h"
#include "base/result.h"
#include "crypto/ed25519.h"

namespace tally::vault {

struct OwnerKeys {
    crypto::SigningKey signing;
    std::string partition_secret;  // 32 bytes

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
