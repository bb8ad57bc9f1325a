// A passkey in memory: what a browser and its authenticator would answer (WebAuthn Level 2).
#pragma once

#include <openssl/core_names.h>
#include <openssl/ec.h>
#include <openssl/evp.h>

#include <memory>
#include <string>

#include "base/check.h"
#include "crypto/sha256.h"
#include "passkey/assertion.h"
#include "passkey/challenge.h"
#include "passkey/client_data.h"
#include "passkey/key.h"

namespace tally::support {

inline constexpr std::uint8_t touched = 0x01;
inline constexpr std::uint8_t verified = 0x05;

class PasskeyMaker {
public:
    explicit PasskeyMaker(passkey::Algorithm algorithm,
                          std::string origin = "https://tally.example")
        : algorithm_{algorithm}, origin_{std::move(origin)}, key_{generate(algorithm)} {}

    std::string const& origin() const { return origin_; }
    passkey::PublicKey key() const {
        return passkey::PublicKey::from_raw(algorithm_, raw()).value();
    }

    std::string client_data(passkey::Ceremony ceremony, Digest const& challenge) const {
        auto const* const type =
            ceremony == passkey::Ceremony::create ? "webauthn.create" : "webauthn.get";
        return "{\"type\":\"" + std::string{type} + "\",\"challenge\":\"" +
               passkey::base64url(challenge.view()) + "\",\"origin\":\"" + origin_ +
               "\",\"crossOrigin\":false}";
    }

    std::string authenticator_data(std::uint8_t flags) const {
        auto const host = passkey::relying_party_of(origin_).value();
        return std::string{crypto::sha256(host).view()} + static_cast<char>(flags) +
               std::string(4, '\0');
    }

    // Of a new key, without attestation.
    std::string attestation_object(std::string const& credential) const {
        auto const data = authenticator_data(verified | 0x40) + std::string(16, '\0') + '\0' +
                          static_cast<char>(credential.size()) + credential + cose();
        TALLY_CHECK(data.size() < 256);
        return "\xa3\x63"
               "fmt\x64"
               "none\x67"
               "attStmt\xa0\x68"
               "authData\x58" +
               std::string(1, static_cast<char>(data.size())) + data;
    }

    passkey::Assertion sign(Digest const& challenge, std::uint8_t flags = verified) const {
        passkey::Assertion assertion{authenticator_data(flags),
                                     client_data(passkey::Ceremony::get, challenge), ""};
        assertion.signature = sign_bytes(assertion.authenticator_data +
                                         std::string{crypto::sha256(assertion.client_data).view()});
        return assertion;
    }

    std::string sign_bytes(std::string const& message) const {
        std::unique_ptr<EVP_MD_CTX, void (*)(EVP_MD_CTX*)> const context{EVP_MD_CTX_new(),
                                                                         EVP_MD_CTX_free};
        auto const* const hash = is_es256() ? EVP_sha256() : nullptr;
        TALLY_CHECK(EVP_DigestSignInit(context.get(), nullptr, hash, nullptr, key_.get()) == 1);
        auto const* const bytes = reinterpret_cast<unsigned char const*>(message.data());
        std::size_t size = 0;
        TALLY_CHECK(EVP_DigestSign(context.get(), nullptr, &size, bytes, message.size()) == 1);
        std::string signature(size, '\0');
        TALLY_CHECK(EVP_DigestSign(context.get(),
                                   reinterpret_cast<unsigned char*>(signature.data()), &size, bytes,
                                   message.size()) == 1);
        signature.resize(size);
        return signature;
    }

private:
    using Key = std::unique_ptr<EVP_PKEY, void (*)(EVP_PKEY*)>;

    static Key generate(passkey::Algorithm algorithm) {
        auto* const key = algorithm == passkey::Algorithm::es256
                              ? EVP_PKEY_Q_keygen(nullptr, nullptr, "EC", "P-256")
                              : EVP_PKEY_Q_keygen(nullptr, nullptr, "ED25519");
        TALLY_CHECK(key != nullptr);
        return {key, EVP_PKEY_free};
    }

    bool is_es256() const { return algorithm_ == passkey::Algorithm::es256; }

    std::string raw() const {
        std::string bytes(is_es256() ? 65 : 32, '\0');
        auto size = bytes.size();
        auto* const out = reinterpret_cast<unsigned char*>(bytes.data());
        if (is_es256())
            TALLY_CHECK(EVP_PKEY_get_octet_string_param(
                            key_.get(), OSSL_PKEY_PARAM_ENCODED_PUBLIC_KEY, out, size, &size) == 1);
        else
            TALLY_CHECK(EVP_PKEY_get_raw_public_key(key_.get(), out, &size) == 1);
        return bytes;
    }

    std::string cose() const {
        using namespace std::string_literals;
        auto const bytes = raw();
        if (!is_es256()) return "\xa4\x01\x01\x03\x27\x20\x06\x21\x58\x20"s + bytes;
        return "\xa5\x01\x02\x03\x26\x20\x01\x21\x58\x20"s + bytes.substr(1, 32) + "\x22\x58\x20"s +
               bytes.substr(33);
    }

    passkey::Algorithm algorithm_;
    std::string origin_;
    Key key_;
};

}  // namespace tally::support
