// Finds the decisive sentence in the text that is printed.
#pragma once

#include <string_view>
#include <vector>

#include "casefile/document.h"
#include "casefile/pdf/text_block.h"

namespace tally::casefile::pdf {

// Where the quotes stand in printable text: the first place of each, in the order of the text,
// never overlapping. Line breaks, runs of white space and the ">" of quoted lines do not matter. A
// quote that does not stand there gives nothing.
std::vector<Span> find_quotes(std::string_view text, std::vector<Highlight> const& highlights);

// The parts of `all` that lie in the piece, counted from its start.
std::vector<Span> spans_in(std::vector<Span> const& all, Span const& piece);

}  // namespace tally::casefile::pdf
