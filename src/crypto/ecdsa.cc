#include "crypto/ecdsa.h"

#include <openssl/core_names.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/params.h>

#include <cstdlib>
#include <string>

#include "crypto/held.h"

namespace tally::crypto {
namespace {

using Key = Held<EVP_PKEY, EVP_PKEY_free>;

struct CurveFacts {
    char const* group;
    char const* digest;
    std::size_t point_bytes;
};

CurveFacts facts_of(Curve curve) {
    switch (curve) {
        case Curve::p256: return {"P-256", "SHA256", 65};
        case Curve::p384: return {"P-384", "SHA384", 97};
        case Curve::p521: return {"P-521", "SHA512", 133};
    }
    std::abort();  // bits that name no curve
}

// Null for what is no point of the curve.
Key read_key(CurveFacts const& facts, std::string_view point) {
    if (point.size() != facts.point_bytes || point.front() != '\x04') return nullptr;
    Held<EVP_PKEY_CTX, EVP_PKEY_CTX_free> const context{
        EVP_PKEY_CTX_new_from_name(nullptr, "EC", nullptr)};
    if (!context || EVP_PKEY_fromdata_init(context.get()) != 1) return nullptr;
    std::string group{facts.group};
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

bool is_point(Curve curve, std::string_view point) {
    return read_key(facts_of(curve), point) != nullptr;
}

bool verify_ecdsa(Curve curve, std::string_view point, std::string_view message,
                  std::string_view signature) {
    auto const facts = facts_of(curve);
    auto const key = read_key(facts, point);
    Held<EVP_MD_CTX, EVP_MD_CTX_free> const context{EVP_MD_CTX_new()};
    bool const holds = key && context &&
                       EVP_DigestVerifyInit_ex(context.get(), nullptr, facts.digest, nullptr,
                                               nullptr, key.get(), nullptr) == 1 &&
                       EVP_DigestVerify(context.get(), bytes_of(signature), signature.size(),
                                        bytes_of(message), message.size()) == 1;
    ERR_clear_error();
    return holds;
}

}  // namespace tally::crypto
