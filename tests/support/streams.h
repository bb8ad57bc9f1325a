// Sinks and sources over strings, for tests.
#pragma once

#include <memory>
#include <string>

#include "base/stream.h"

namespace tally::support {

// Gives the bytes in pieces of at most `piece`.
inline Pull pull_from(std::string bytes, std::size_t piece = std::size_t{1} << 20) {
    auto const held = std::make_shared<std::string>(std::move(bytes));
    return [held, piece, at = std::size_t{0}](std::size_t max) mutable -> Result<std::string> {
        auto taken = held->substr(at, std::min(max, piece));
        at += taken.size();
        return taken;
    };
}

// Appends to the string, which must outlive the sink.
inline Sink sink_to(std::string& bytes) {
    return [&bytes](std::string_view piece) -> Result<void> {
        bytes += piece;
        return {};
    };
}

}  // namespace tally::support
