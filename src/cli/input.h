// What a command reads from a file or from standard input.
#pragma once

#include <cstddef>
#include <string>

#include "base/result.h"

namespace tally::cli {

// All of the file, or of standard input for "-". unavailable when it cannot be read; invalid_input
// when it holds more than so many bytes.
Result<std::string> read_input(std::string const& path, std::size_t bytes_max);

// Words that are given by themselves, or else in a file: one of the two. invalid_input otherwise.
Result<std::string> read_words(std::string const& text, std::string const& path,
                               std::size_t bytes_max);

// Whether the next line of standard input says yes, and nothing else.
bool typed_yes();

}  // namespace tally::cli
