// Text counted as people count it.
#pragma once

#include <cstddef>
#include <string_view>

namespace tally {

// Unicode characters of UTF-8 text; a broken byte counts as one.
std::size_t characters_of(std::string_view text);

}  // namespace tally
