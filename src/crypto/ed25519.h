// Ed25519 signatures (RFC 8032).
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "base/digest.h"
#include "base/random.h"
#include "base/result.h"

namespace tally::crypto {

struct PublicKey {
    static constexpr std::size_t size = 32;
    std::array<std::uint8_t, size> bytes{};
    bool operator==(PublicKey const&) const = default;

    std::string_view view() const { return {reinterpret_cast<char const*>(bytes.data()), size}; }
    // "ed25519:<base64>"
    std::string text() const;
    static Result<PublicKey> parse(std::string_view text);
    static Result<PublicKey> from_bytes(std::string_view raw);
    // What people compare and pin: SHA-256 of the 32 bytes, as "sha256:<hex>".
    Digest fingerprint() const;
};

struct Signature {
    static constexpr std::size_t size = 64;
    std::array<std::uint8_t, size> bytes{};
    bool operator==(Signature const&) const = default;

    std::string_view view() const { return {reinterpret_cast<char const*>(bytes.data()), size}; }
    static Result<Signature> from_bytes(std::string_view raw);
};

// True when the signature is the key's over exactly these bytes.
bool verify(PublicKey const& key, std::string_view message, Signature const& signature);

// A private key in memory, wiped when it goes. Never written to a log or an error.
class SigningKey {
public:
    static constexpr std::size_t seed_size = 32;
    static SigningKey generate(Random& random);
    // The 32 bytes of RFC 8032's private key, or invalid_input.
    static Result<SigningKey> from_seed(std::string_view seed);

    ~SigningKey();
    SigningKey(SigningKey&&) noexcept;
    SigningKey& operator=(SigningKey&&) noexcept;

    PublicKey const& public_key() const { return public_key_; }
    Signature sign(std::string_view message) const;
    // For the key file alone.
    std::string seed() const;

private:
    struct Handle;
    explicit SigningKey(std::unique_ptr<Handle> handle, PublicKey public_key);
    std::unique_ptr<Handle> handle_;
    PublicKey public_key_;
};

}  // namespace tally::crypto
