// Foreign text made fit for paper: valid UTF-8, no control characters, nothing that reorders its
// neighbours. What is taken away leaves a visible mark, U+FFFD.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace tally::casefile::pdf {

// Lines end with LF alone; tabs are spaces to the next multiple of eight; control characters,
// bidirectional embeddings, overrides and isolates are U+FFFD.
std::string printable(std::string_view text);

// The same as one line of at most field_bytes_max bytes; a cut ends with an ellipsis. Runs of white
// space are one space.
std::string printable_line(std::string_view text);

// The first `bytes_max` bytes or less: never cuts a UTF-8 sequence that is whole in `text`.
std::string_view utf8_prefix(std::string_view text, std::size_t bytes_max);

// Printable text as lines of at most `piece_bytes_max` bytes. A longer line is continued in the
// next piece, broken after a space where there is one.
std::vector<std::string_view> pieces_of(std::string_view line, std::size_t piece_bytes_max);

}  // namespace tally::casefile::pdf
