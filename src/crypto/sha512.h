// SHA-512 (FIPS 180-4), for formats of others; ours name SHA-256.
#pragma once

#include <string>
#include <string_view>

namespace tally::crypto {

// The 64 bytes.
std::string sha512(std::string_view bytes);

}  // namespace tally::crypto
