// Bytes that pass by in pieces, so that nothing large has to be in memory at once.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>

#include "base/result.h"

namespace tally {

// Takes bytes in order; an error ends the work and is handed on.
using Sink = std::function<Result<void>(std::string_view)>;
// Gives the next bytes, at most `max`; empty at the end.
using Pull = std::function<Result<std::string>(std::size_t max)>;

}  // namespace tally
