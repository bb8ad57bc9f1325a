// ECDSA signatures of others over the curves of NIST (FIPS 186-4), each with the digest that goes
// with its size (RFC 5656 section 6.2.1). We make none.
#pragma once

#include <cstdint>
#include <string_view>

namespace tally::crypto {

enum class Curve : std::uint8_t {
    p256,  // with SHA-256
    p384,  // with SHA-384
    p521,  // with SHA-512
};

// `point` is uncompressed (SEC 1 section 2.3.3): 0x04, x, y, each as long as the curve asks.
bool is_point(Curve curve, std::string_view point);

// `signature` in DER (RFC 3279 section 2.2.3). False for everything that is not exactly that.
bool verify_ecdsa(Curve curve, std::string_view point, std::string_view message,
                  std::string_view signature);

}  // namespace tally::crypto
