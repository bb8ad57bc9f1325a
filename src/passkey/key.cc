#include "passkey/key.h"

#include <array>
#include <optional>
#include <set>

#include "crypto/ecdsa.h"
#include "crypto/ed25519.h"
#include "crypto/sha256.h"
#include "passkey/cbor.h"

namespace tally::passkey {
namespace {

using namespace std::string_view_literals;

// Everything in front of the key's own bytes is the same for all keys of a kind.
constexpr auto es256_front =
    "\x30\x59\x30\x13\x06\x07\x2a\x86\x48\xce\x3d\x02\x01\x06\x08\x2a\x86\x48\xce\x3d\x03\x01\x07"
    "\x03\x42\x00"sv;
constexpr auto ed25519_front = "\x30\x2a\x30\x05\x06\x03\x2b\x65\x70\x03\x21\x00"sv;

std::string_view front_of(Algorithm algorithm) {
    return algorithm == Algorithm::es256 ? es256_front : ed25519_front;
}

std::unexpected<Error> no_key(std::string_view why) {
    return fail(Code::invalid_input, "the passkey's public key: " + std::string{why});
}

// RFC 9052 section 7.1 and RFC 9053 sections 2 and 7: labels and values that we know.
constexpr std::int64_t label_type = 1;
constexpr std::int64_t label_algorithm = 3;
constexpr std::int64_t label_curve = -1;
constexpr std::int64_t label_x = -2;
constexpr std::int64_t label_y = -3;
constexpr std::int64_t type_okp = 1;
constexpr std::int64_t type_ec2 = 2;
constexpr std::int64_t algorithm_es256 = -7;
constexpr std::int64_t algorithm_eddsa = -8;
constexpr std::int64_t curve_p256 = 1;
constexpr std::int64_t curve_ed25519 = 6;
constexpr std::size_t coordinate_bytes = 32;

struct CoseKey {
    std::int64_t type = 0;
    std::int64_t algorithm = 0;
    std::int64_t curve = 0;
    std::string_view x;
    std::string_view y;
};

Result<void> read_member(CborReader& reader, std::int64_t label, CoseKey& key) {
    switch (label) {
        case label_type: key.type = TRY(reader.integer()); return {};
        case label_algorithm: key.algorithm = TRY(reader.integer()); return {};
        case label_curve: key.curve = TRY(reader.integer()); return {};
        case label_x: key.x = TRY(reader.bytes()); return {};
        case label_y: key.y = TRY(reader.bytes()); return {};
        default: return no_key("a member that neither kind of key has");
    }
}

Result<PublicKey> key_of(CoseKey const& key) {
    bool const is_okp = key.type == type_okp && key.algorithm == algorithm_eddsa &&
                        key.curve == curve_ed25519 && key.y.empty();
    if (is_okp) return PublicKey::from_raw(Algorithm::ed25519, key.x);
    bool const is_ec2 = key.type == type_ec2 && key.algorithm == algorithm_es256 &&
                        key.curve == curve_p256 && key.x.size() == coordinate_bytes &&
                        key.y.size() == coordinate_bytes;
    if (!is_ec2) return no_key("neither ES256 over P-256 nor Ed25519");
    return PublicKey::from_raw(Algorithm::es256, "\x04" + std::string{key.x} + std::string{key.y});
}

}  // namespace

Result<PublicKey> PublicKey::from_raw(Algorithm algorithm, std::string_view raw) {
    if (algorithm == Algorithm::es256 && !crypto::is_point(crypto::Curve::p256, raw))
        return no_key("not a point of P-256");
    if (algorithm == Algorithm::ed25519 && raw.size() != crypto::PublicKey::size)
        return no_key("an Ed25519 key has 32 bytes");
    return PublicKey{algorithm, std::string{raw}};
}

Result<PublicKey> PublicKey::from_spki(std::string_view der) {
    for (auto const algorithm : {Algorithm::es256, Algorithm::ed25519})
        if (der.starts_with(front_of(algorithm)))
            return from_raw(algorithm, der.substr(front_of(algorithm).size()));
    return no_key("neither a P-256 nor an Ed25519 key in DER");
}

Result<PublicKey::FromCose> PublicKey::from_cose(std::string_view cbor) {
    CborReader reader{cbor};
    auto const members = TRY(reader.map());
    CoseKey cose;
    std::set<std::int64_t> seen;
    for (std::uint64_t i = 0; i < members; ++i) {
        auto const label = TRY(reader.integer());
        if (!seen.insert(label).second) return no_key("a member twice");
        TRY(read_member(reader, label, cose));
    }
    auto key = TRY(key_of(cose));
    return FromCose{std::move(key), reader.taken()};
}

std::string PublicKey::spki() const { return std::string{front_of(algorithm_)} + raw_; }

Digest PublicKey::fingerprint() const { return crypto::sha256(spki()); }

bool PublicKey::verify(std::string_view message, std::string_view signature) const {
    if (algorithm_ == Algorithm::es256)
        return crypto::verify_ecdsa(crypto::Curve::p256, raw_, message, signature);
    auto const key = crypto::PublicKey::from_bytes(raw_);
    auto const bytes = crypto::Signature::from_bytes(signature);
    return key && bytes && crypto::verify(*key, message, *bytes);
}

}  // namespace tally::passkey
