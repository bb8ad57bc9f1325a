// Pictures and PDF files with words in them, drawn by cairo.
#pragma once

#include <string>

namespace tally::support {

std::string make_png(std::string const& words);
// As a phone keeps it that was held upright: the picture lies on its side, and its EXIF says so.
std::string make_photo(std::string const& words);
// With `as_picture` its page holds a picture of the words and no text.
std::string make_pdf(std::string const& words, bool as_picture = false);

}  // namespace tally::support
