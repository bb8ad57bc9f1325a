#include "crypto/age_cipher.h"

#include <openssl/crypto.h>
#include <openssl/evp.h>

#include <utility>

#include "base/check.h"
#include "crypto/held.h"
#include "crypto/sha256.h"

namespace tally::crypto {
namespace {

constexpr std::size_t key_bytes = 32;
constexpr std::uint64_t scrypt_block = 8;

using KeyHandle = Held<EVP_PKEY, EVP_PKEY_free>;
using DerivationHandle = Held<EVP_PKEY_CTX, EVP_PKEY_CTX_free>;

KeyHandle private_handle(std::string_view key) {
    KeyHandle handle{
        EVP_PKEY_new_raw_private_key(EVP_PKEY_X25519, nullptr, bytes_of(key), key.size())};
    TALLY_CHECK(handle != nullptr);
    return handle;
}

void wipe(std::string& bytes) { OPENSSL_cleanse(bytes.data(), bytes.size()); }

}  // namespace

SecretBytes::~SecretBytes() {
    bytes_.resize(bytes_.capacity());
    wipe(bytes_);
}

SecretBytes& SecretBytes::operator=(SecretBytes const& other) {
    if (this != &other) *this = SecretBytes{other};
    return *this;
}

SecretBytes& SecretBytes::operator=(SecretBytes&& other) noexcept {
    bytes_.swap(other.bytes_);
    return *this;
}

std::optional<SecretBytes> x25519(std::string_view private_key, std::string_view public_key) {
    auto const own = private_handle(private_key);
    KeyHandle const peer{EVP_PKEY_new_raw_public_key(EVP_PKEY_X25519, nullptr, bytes_of(public_key),
                                                     public_key.size())};
    TALLY_CHECK(peer != nullptr);
    DerivationHandle const context{EVP_PKEY_CTX_new(own.get(), nullptr)};
    TALLY_CHECK(context != nullptr && EVP_PKEY_derive_init(context.get()) == 1);
    if (EVP_PKEY_derive_set_peer(context.get(), peer.get()) != 1) return std::nullopt;
    std::string shared(key_bytes, '\0');
    auto length = shared.size();
    // OpenSSL refuses the all-zero secret itself.
    if (EVP_PKEY_derive(context.get(), bytes_of(shared), &length) != 1) return std::nullopt;
    TALLY_CHECK(length == key_bytes);
    return SecretBytes{std::move(shared)};
}

std::string x25519_public(std::string_view private_key) {
    auto const own = private_handle(private_key);
    std::string key(key_bytes, '\0');
    auto length = key.size();
    TALLY_CHECK(EVP_PKEY_get_raw_public_key(own.get(), bytes_of(key), &length) == 1);
    return key;
}

SecretBytes hkdf_sha256(std::string_view secret, std::string_view salt, std::string_view info) {
    auto extracted = hmac_sha256(salt, secret);
    // T(1) = HMAC(PRK, info | 0x01) is as long as the output.
    auto expanded = hmac_sha256(extracted.view(), std::string{info} + '\x01');
    SecretBytes key{std::string{expanded.view()}};
    OPENSSL_cleanse(extracted.bytes.data(), Digest::size);
    OPENSSL_cleanse(expanded.bytes.data(), Digest::size);
    return key;
}

Result<SecretBytes> scrypt(std::string_view passphrase, std::string_view salt, int work_factor) {
    auto const rounds = std::uint64_t{1} << work_factor;
    auto const memory_max = 128 * scrypt_block * (rounds + 64);
    std::string key(key_bytes, '\0');
    if (EVP_PBE_scrypt(passphrase.data(), passphrase.size(), bytes_of(salt), salt.size(), rounds,
                       scrypt_block, 1, memory_max, bytes_of(key), key.size()) != 1) {
        return fail(Code::unavailable,
                    "derive a key from the passphrase: it needs " +
                        std::to_string((memory_max >> 20) + 1) + " MiB of memory",
                    "close other programs and try again");
    }
    return SecretBytes{std::move(key)};
}

struct Aead::Context {
    EVP_CIPHER_CTX* raw = EVP_CIPHER_CTX_new();
    Context() { TALLY_CHECK(raw != nullptr); }
    ~Context() { EVP_CIPHER_CTX_free(raw); }
    Context(Context const&) = delete;
    Context& operator=(Context const&) = delete;
};

Aead::Aead(SecretBytes key) : context_{std::make_unique<Context>()}, key_{std::move(key)} {
    TALLY_CHECK(key_.view().size() == key_bytes);
}
Aead::~Aead() = default;
Aead::Aead(Aead&&) noexcept = default;
Aead& Aead::operator=(Aead&&) noexcept = default;

std::string Aead::seal(std::string_view nonce, std::string_view plain) {
    TALLY_CHECK(nonce.size() == nonce_bytes);
    auto* const context = context_->raw;
    std::string sealed(plain.size() + tag_bytes, '\0');
    auto* const out = bytes_of(sealed);
    int length = 0;
    TALLY_CHECK(EVP_EncryptInit_ex(context, EVP_chacha20_poly1305(), nullptr, bytes_of(key_.view()),
                                   bytes_of(nonce)) == 1);
    TALLY_CHECK(EVP_EncryptUpdate(context, out, &length, bytes_of(plain),
                                  static_cast<int>(plain.size())) == 1);
    TALLY_CHECK(EVP_EncryptFinal_ex(context, out + plain.size(), &length) == 1);
    TALLY_CHECK(
        EVP_CIPHER_CTX_ctrl(context, EVP_CTRL_AEAD_GET_TAG, tag_bytes, out + plain.size()) == 1);
    return sealed;
}

std::optional<std::string> Aead::open(std::string_view nonce, std::string_view sealed) {
    TALLY_CHECK(nonce.size() == nonce_bytes);
    if (sealed.size() < tag_bytes) return std::nullopt;
    auto* const context = context_->raw;
    std::string plain(sealed.size() - tag_bytes, '\0');
    std::string tag{sealed.substr(plain.size())};
    int length = 0;
    TALLY_CHECK(EVP_DecryptInit_ex(context, EVP_chacha20_poly1305(), nullptr, bytes_of(key_.view()),
                                   bytes_of(nonce)) == 1);
    TALLY_CHECK(EVP_DecryptUpdate(context, bytes_of(plain), &length, bytes_of(sealed),
                                  static_cast<int>(plain.size())) == 1);
    TALLY_CHECK(EVP_CIPHER_CTX_ctrl(context, EVP_CTRL_AEAD_SET_TAG, tag_bytes, tag.data()) == 1);
    unsigned char none = 0;
    if (EVP_DecryptFinal_ex(context, &none, &length) != 1) return std::nullopt;
    return plain;
}

bool equal_secrets(std::string_view left, std::string_view right) {
    return left.size() == right.size() &&
           CRYPTO_memcmp(left.data(), right.data(), left.size()) == 0;
}

}  // namespace tally::crypto
