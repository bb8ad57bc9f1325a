// The release.
#pragma once

#include <string_view>

namespace tally::vault {

inline constexpr std::string_view version = "0.1.0";

}  // namespace tally::vault
