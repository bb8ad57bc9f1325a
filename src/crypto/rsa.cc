#include "crypto/rsa.h"

#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/x509.h>

#include "crypto/held.h"

namespace tally::crypto {
namespace {

constexpr int bits_max = 16'384;
constexpr std::size_t der_bytes_max = 8'192;

EVP_PKEY* parsed(std::string_view der) {
    auto const size = static_cast<long>(der.size());
    auto const* at = bytes_of(der);
    auto* key = d2i_PUBKEY(nullptr, &at, size);
    if (key != nullptr) return key;
    at = bytes_of(der);
    return d2i_PublicKey(EVP_PKEY_RSA, nullptr, &at, size);
}

bool holds(EVP_PKEY* key, char const* digest, std::string_view message,
           std::string_view signature) {
    Held<EVP_MD_CTX, EVP_MD_CTX_free> const context{EVP_MD_CTX_new()};
    bool const good = context &&
                      EVP_DigestVerifyInit_ex(context.get(), nullptr, digest, nullptr, nullptr, key,
                                              nullptr) == 1 &&
                      EVP_DigestVerify(context.get(), bytes_of(signature), signature.size(),
                                       bytes_of(message), message.size()) == 1;
    ERR_clear_error();
    return good;
}

}  // namespace

struct RsaPublicKey::Handle {
    EVP_PKEY* key;
    explicit Handle(EVP_PKEY* raw) : key{raw} {}
    ~Handle() { EVP_PKEY_free(key); }
    Handle(Handle const&) = delete;
    Handle& operator=(Handle const&) = delete;
};

RsaPublicKey::RsaPublicKey(std::unique_ptr<Handle> handle) : handle_{std::move(handle)} {}
RsaPublicKey::~RsaPublicKey() = default;
RsaPublicKey::RsaPublicKey(RsaPublicKey&&) noexcept = default;
RsaPublicKey& RsaPublicKey::operator=(RsaPublicKey&&) noexcept = default;

Result<RsaPublicKey> RsaPublicKey::from_der(std::string_view der) {
    if (der.size() > der_bytes_max) return fail(Code::invalid_input, "the RSA key is too long");
    auto handle = std::make_unique<Handle>(parsed(der));
    ERR_clear_error();
    if (handle->key == nullptr || EVP_PKEY_get_base_id(handle->key) != EVP_PKEY_RSA ||
        EVP_PKEY_get_bits(handle->key) > bits_max)
        return fail(Code::invalid_input, "not a readable RSA key");
    return RsaPublicKey{std::move(handle)};
}

int RsaPublicKey::bits() const { return EVP_PKEY_get_bits(handle_->key); }

bool RsaPublicKey::verify_sha256(std::string_view message, std::string_view signature) const {
    return holds(handle_->key, "SHA256", message, signature);
}

bool RsaPublicKey::verify_sha512(std::string_view message, std::string_view signature) const {
    return holds(handle_->key, "SHA512", message, signature);
}

}  // namespace tally::crypto
