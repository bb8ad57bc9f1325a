// Figures as people read them.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace tally {

// "1 entry", "3 entries", "2 lines", "2 days": English plurals in -s and -ies.
std::string counted(std::uint64_t count, std::string_view what);
// "812 bytes", "8.2 kB", "1.0 MB": powers of 1000, one decimal.
std::string bytes_text(std::uint64_t bytes);
// ASCII letters in lower case; all other bytes as they are.
std::string ascii_lower(std::string_view text);
// Without the ASCII white space in front and behind.
std::string_view trimmed(std::string_view text);

}  // namespace tally
