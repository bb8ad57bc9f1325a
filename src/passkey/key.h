// The public key of a passkey, in the one writing that stock tools read: a SubjectPublicKeyInfo in
// DER (RFC 5280), of a P-256 key (RFC 5480) or an Ed25519 key (RFC 8410).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/digest.h"
#include "base/result.h"

namespace tally::passkey {

enum class Algorithm : std::uint8_t {
    es256,
    ed25519
};

class PublicKey {
public:
    // 65 bytes of an uncompressed point for es256, 32 bytes for ed25519, else invalid_input.
    static Result<PublicKey> from_raw(Algorithm algorithm, std::string_view raw);
    // Only the bytes that spki() writes; everything else is invalid_input.
    static Result<PublicKey> from_spki(std::string_view der);
    // A COSE_Key (RFC 9053) of these two kinds, and how many bytes it takes at the front of `cbor`.
    struct FromCose;
    static Result<FromCose> from_cose(std::string_view cbor);

    Algorithm algorithm() const { return algorithm_; }
    std::string spki() const;
    // What people compare and a reply quotes: SHA-256 of spki(), "sha256:<hex>".
    Digest fingerprint() const;
    // The signature as WebAuthn gives it: DER for es256, 64 bytes for ed25519.
    bool verify(std::string_view message, std::string_view signature) const;

    bool operator==(PublicKey const&) const = default;

private:
    PublicKey(Algorithm algorithm, std::string raw) : algorithm_{algorithm}, raw_{std::move(raw)} {}
    Algorithm algorithm_;
    std::string raw_;
};

struct PublicKey::FromCose {
    PublicKey key;
    std::size_t bytes;
};

}  // namespace tally::passkey
