// What the age format is made of: X25519, HKDF-SHA-256, scrypt and ChaCha20-Poly1305. For the files
// of the format alone.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/digest.h"
#include "base/result.h"
#include "crypto/age_keys.h"

namespace tally::crypto {

// RFC 7748. Nullopt when the shared secret is all zero: a point of low order, nobody's key.
std::optional<SecretBytes> x25519(std::string_view private_key, std::string_view public_key);
// The public key of a private one.
std::string x25519_public(std::string_view private_key);

// RFC 5869, 32 bytes of output.
SecretBytes hkdf_sha256(std::string_view secret, std::string_view salt, std::string_view info);

// RFC 7914 with r = 8, p = 1 and N = 2^work_factor, 32 bytes of output. unavailable when there is
// not enough memory for it.
Result<SecretBytes> scrypt(std::string_view passphrase, std::string_view salt, int work_factor);

// ChaCha20-Poly1305 (RFC 8439) under one key. Nonces have 12 bytes.
class Aead {
public:
    static constexpr std::size_t tag_bytes = 16;
    static constexpr std::size_t nonce_bytes = 12;

    explicit Aead(SecretBytes key);
    ~Aead();
    Aead(Aead&&) noexcept;
    Aead& operator=(Aead&&) noexcept;

    // The ciphertext and its tag.
    std::string seal(std::string_view nonce, std::string_view plain);
    // Nullopt when the tag does not fit.
    std::optional<std::string> open(std::string_view nonce, std::string_view sealed);

private:
    struct Context;
    std::unique_ptr<Context> context_;
    SecretBytes key_;
};

// True when both are equal; takes the same time wherever they differ.
bool equal_secrets(std::string_view left, std::string_view right);

}  // namespace tally::crypto
