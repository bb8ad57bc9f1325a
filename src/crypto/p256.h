// ECDSA signatures of others over P-256 with SHA-256 (FIPS 186-4): what most passkeys make. We make
// none.
#pragma once

#include <string_view>

namespace tally::crypto {

// An uncompressed point (SEC 1 section 2.3.3): 0x04, x, y.
inline constexpr std::size_t p256_point_bytes = 65;

// True for 65 bytes that are a point of the curve.
bool is_p256_point(std::string_view point);

// `signature` in DER (RFC 3279 section 2.2.3). False for everything that is not exactly that.
bool verify_p256_sha256(std::string_view point, std::string_view message,
                        std::string_view signature);

}  // namespace tally::crypto
