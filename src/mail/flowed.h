// Text that was wrapped for transport (RFC 3676, format=flowed).
#pragma once

#include <string>
#include <string_view>

namespace tally::mail {

// Joins flowed lines again, each quote depth for itself. `delsp`: the space that marks a flowed
// line is removed (RFC 3676 section 4.1). Quoted lines keep one "> " for each depth.
std::string unflow(std::string_view text, bool delsp);

}  // namespace tally::mail
