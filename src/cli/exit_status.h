// The one table from error codes to exit statuses (CLI.md).
#pragma once

#include "base/result.h"

namespace tally::cli {

namespace status {
inline constexpr int ok = 0;
inline constexpr int rejected = 1;  // negative or rejected
inline constexpr int usage = 2;
inline constexpr int unproven = 3;
inline constexpr int damaged = 4;
inline constexpr int failed = 5;
}  // namespace status

int exit_status(Code code);
// "invalid_input": the name that --json errors carry.
char const* name(Code code);

}  // namespace tally::cli
