// Lines that a stranger writes to a pipe, each of them bounded.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"

namespace tally::mcp {

// Reads a descriptor that somebody else owns.
class LineReader {
public:
    LineReader(int descriptor, std::size_t bytes_max)
        : descriptor_{descriptor}, bytes_max_{bytes_max} {}

    // The next line without its end ("\n" or "\r\n"); the last one may lack it. Nothing at the end
    // of input. Of a line that is too long the first bytes_max + 1 bytes are returned, the others
    // are read and forgotten.
    Result<std::optional<std::string>> next();

private:
    Result<bool> fill();
    bool take_line(std::string& line);

    int descriptor_;
    std::size_t bytes_max_;
    std::string buffer_;
    std::size_t at_ = 0;
};

// Writes all of it.
Result<void> write_all(int descriptor, std::string_view bytes);

}  // namespace tally::mcp
