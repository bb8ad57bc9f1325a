#include "crypto/ed25519.h"

#include <openssl/crypto.h>
#include <openssl/evp.h>

#include <cstring>

#include "base/check.h"
#include "base/encoding.h"
#include "crypto/held.h"
#include "crypto/sha256.h"

namespace tally::crypto {
namespace {

using KeyHandle = Held<EVP_PKEY, EVP_PKEY_free>;
using ContextHandle = Held<EVP_MD_CTX, EVP_MD_CTX_free>;

template <typename Array>
Array copied(std::string_view raw) {
    Array array{};
    std::memcpy(array.data(), raw.data(), array.size());
    return array;
}

constexpr std::string_view key_prefix = "ed25519:";

}  // namespace

std::string PublicKey::text() const { return std::string{key_prefix} + to_base64(view()); }

Result<PublicKey> PublicKey::parse(std::string_view text) {
    if (!text.starts_with(key_prefix))
        return fail(Code::invalid_input, "a public key starts with ed25519:");
    return from_bytes(TRY(from_base64(text.substr(key_prefix.size()))));
}

Result<PublicKey> PublicKey::from_bytes(std::string_view raw) {
    if (raw.size() != size) return fail(Code::invalid_input, "an Ed25519 key has 32 bytes");
    return PublicKey{copied<std::array<std::uint8_t, size>>(raw)};
}

Digest PublicKey::fingerprint() const { return sha256(view()); }

Result<Signature> Signature::from_bytes(std::string_view raw) {
    if (raw.size() != size) return fail(Code::invalid_input, "an Ed25519 signature has 64 bytes");
    return Signature{copied<std::array<std::uint8_t, size>>(raw)};
}

bool verify(PublicKey const& key, std::string_view message, Signature const& signature) {
    KeyHandle const handle{
        EVP_PKEY_new_raw_public_key(EVP_PKEY_ED25519, nullptr, key.bytes.data(), PublicKey::size)};
    if (!handle) return false;
    ContextHandle const context{EVP_MD_CTX_new()};
    if (EVP_DigestVerifyInit(context.get(), nullptr, nullptr, nullptr, handle.get()) != 1)
        return false;
    return EVP_DigestVerify(context.get(), signature.bytes.data(), Signature::size,
                            bytes_of(message), message.size()) == 1;
}

struct SigningKey::Handle {
    KeyHandle key;
};

SigningKey::SigningKey(std::unique_ptr<Handle> handle, PublicKey public_key)
    : handle_{std::move(handle)}, public_key_{public_key} {}
SigningKey::~SigningKey() = default;
SigningKey::SigningKey(SigningKey&&) noexcept = default;
SigningKey& SigningKey::operator=(SigningKey&&) noexcept = default;

SigningKey SigningKey::generate(Random& random) {
    auto seed = random.bytes(seed_size);
    auto key = from_seed(seed);
    OPENSSL_cleanse(seed.data(), seed.size());
    TALLY_CHECK(key.has_value());
    return *std::move(key);
}

Result<SigningKey> SigningKey::from_seed(std::string_view seed) {
    if (seed.size() != seed_size)
        return fail(Code::invalid_input, "an Ed25519 private key has 32 bytes");
    KeyHandle key{
        EVP_PKEY_new_raw_private_key(EVP_PKEY_ED25519, nullptr, bytes_of(seed), seed.size())};
    TALLY_CHECK(key != nullptr);
    PublicKey public_key;
    auto length = PublicKey::size;
    TALLY_CHECK(EVP_PKEY_get_raw_public_key(key.get(), public_key.bytes.data(), &length) == 1);
    auto handle = std::make_unique<Handle>();
    handle->key = std::move(key);
    return SigningKey{std::move(handle), public_key};
}

Signature SigningKey::sign(std::string_view message) const {
    ContextHandle const context{EVP_MD_CTX_new()};
    TALLY_CHECK(EVP_DigestSignInit(context.get(), nullptr, nullptr, nullptr, handle_->key.get()) ==
                1);
    Signature signature;
    auto length = Signature::size;
    TALLY_CHECK(EVP_DigestSign(context.get(), signature.bytes.data(), &length, bytes_of(message),
                               message.size()) == 1);
    return signature;
}

std::string SigningKey::seed() const {
    std::string seed(seed_size, '\0');
    auto length = seed.size();
    auto* bytes = reinterpret_cast<unsigned char*>(seed.data());
    TALLY_CHECK(EVP_PKEY_get_raw_private_key(handle_->key.get(), bytes, &length) == 1);
    return seed;
}

}  // namespace tally::crypto
