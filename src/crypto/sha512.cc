#include "crypto/sha512.h"

#include <openssl/evp.h>

#include "base/check.h"

namespace tally::crypto {

std::string sha512(std::string_view bytes) {
    std::string digest(64, '\0');
    TALLY_CHECK(EVP_Q_digest(nullptr, "SHA512", nullptr, bytes.data(), bytes.size(),
                             reinterpret_cast<unsigned char*>(digest.data()), nullptr) == 1);
    return digest;
}

}  // namespace tally::crypto
