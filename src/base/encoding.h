// Bytes as text: hexadecimal, base64 and base32 (RFC 4648). All three readers are strict: what
// they accept, the writer beside them would write again byte for byte.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"

namespace tally {

// Lower-case hexadecimal.
std::string to_hex(std::string_view bytes);
Result<std::string> from_hex(std::string_view text);

// RFC 4648 section 4: standard alphabet, with padding.
std::string to_base64(std::string_view bytes);
Result<std::string> from_base64(std::string_view text);

// RFC 4648 section 6 in lower case and without padding: 20 bytes give 32 characters, 10 give 16.
std::string to_base32(std::string_view bytes);
Result<std::string> from_base32(std::string_view text);

// True when the bytes are well-formed UTF-8 (RFC 3629: no surrogates, no overlong forms).
bool is_utf8(std::string_view bytes);
// The same text with every ill-formed sequence replaced by U+FFFD.
std::string to_valid_utf8(std::string_view bytes);

// UTF-8 as a basic string of TOML 1.0, quotes included.
std::string toml_string(std::string_view text);

}  // namespace tally
