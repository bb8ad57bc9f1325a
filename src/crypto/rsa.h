// RSA signatures of others (RFC 8017 section 8.2: PKCS #1 v1.5). We make none.
#pragma once

#include <memory>
#include <string_view>

#include "base/result.h"

namespace tally::crypto {

class RsaPublicKey {
public:
    // A SubjectPublicKeyInfo or an RSAPublicKey in DER. invalid_input: neither, or longer than
    // 16,384 bits.
    static Result<RsaPublicKey> from_der(std::string_view der);
    ~RsaPublicKey();
    RsaPublicKey(RsaPublicKey&&) noexcept;
    RsaPublicKey& operator=(RsaPublicKey&&) noexcept;

    int bits() const;
    bool verify_sha256(std::string_view message, std::string_view signature) const;
    bool verify_sha512(std::string_view message, std::string_view signature) const;

private:
    struct Handle;
    explicit RsaPublicKey(std::unique_ptr<Handle> handle);
    std::unique_ptr<Handle> handle_;
};

}  // namespace tally::crypto
