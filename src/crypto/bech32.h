// Bech32 (BIP 173) without its limit of 90 characters: short keys as text with a checksum.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"

namespace tally::crypto {

// The prefix in lower case, '1', the bytes five bits a character, and six characters of checksum;
// all in lower case.
std::string to_bech32(std::string_view prefix, std::string_view bytes);
// What to_bech32 writes, in lower case or all in upper case; the prefix must be this one.
// invalid_input for anything else; the error never repeats the text.
Result<std::string> from_bech32(std::string_view prefix, std::string_view text);

}  // namespace tally::crypto
