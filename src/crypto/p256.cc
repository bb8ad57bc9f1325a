#include "crypto/p256.h"

#include <openssl/core_names.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/params.h>

#include <memory>
#include <string>

namespace tally::crypto {
namespace {

struct FreeKey {
    void operator()(EVP_PKEY* key) const { EVP_PKEY_free(key); }
};
using Key = std::unique_ptr<EVP_PKEY, FreeKey>;
struct FreeKeyContext {
    void operator()(EVP_PKEY_CTX* context) const { EVP_PKEY_CTX_free(context); }
};
struct FreeDigestContext {
    void operator()(EVP_MD_CTX* context) const { EVP_MD_CTX_free(context); }
};

unsigned char const* bytes_of(std::string_view text) {
    return reinterpret_cast<unsigned char const*>(text.data());
}

// Null for what is no point of the curve.
Key read_key(std::string_view point) {
    if (point.size() != p256_point_bytes || point.front() != '\x04') return nullptr;
    std::unique_ptr<EVP_PKEY_CTX, FreeKeyContext> const context{
        EVP_PKEY_CTX_new_from_name(nullptr, "EC", nullptr)};
    if (!context || EVP_PKEY_fromdata_init(context.get()) != 1) return nullptr;
    std::string group{"P-256"};
    std::string octets{point};
    OSSL_PARAM params[] = {
        OSSL_PARAM_construct_utf8_string(OSSL_PKEY_PARAM_GROUP_NAME, group.data(), 0),
        OSSL_PARAM_construct_octet_string(OSSL_PKEY_PARAM_PUB_KEY, octets.data(), octets.size()),
        OSSL_PARAM_construct_end()};
    EVP_PKEY* key = nullptr;
    bool const read = EVP_PKEY_fromdata(context.get(), &key, EVP_PKEY_PUBLIC_KEY, params) == 1;
    ERR_clear_error();
    return read ? Key{key} : nullptr;
}

}  // namespace

bool is_p256_point(std::string_view point) { return read_key(point) != nullptr; }

bool verify_p256_sha256(std::string_view point, std::string_view message,
                        std::string_view signature) {
    auto const key = read_key(point);
    std::unique_ptr<EVP_MD_CTX, FreeDigestContext> const context{EVP_MD_CTX_new()};
    bool const holds = key && context &&
                       EVP_DigestVerifyInit_ex(context.get(), nullptr, "SHA256", nullptr, nullptr,
                                               key.get(), nullptr) == 1 &&
                       EVP_DigestVerify(context.get(), bytes_of(signature), signature.size(),
                                        bytes_of(message), message.size()) == 1;
    ERR_clear_error();
    return holds;
}

}  // namespace tally::crypto
