// Characters as UTF-8, out of other writings of Unicode.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace tally {

// `value` is a scalar value of Unicode; ISO 8859-1 is the first 256 of them.
void append_utf8(std::string& text, char32_t value);
// Text that begins with the mark of UTF-16 (RFC 2781), as editors on Windows write it, as UTF-8;
// ill-formed units become U+FFFD. nullopt for bytes without that mark.
std::optional<std::string> text_of_utf16(std::string_view bytes);

}  // namespace tally
