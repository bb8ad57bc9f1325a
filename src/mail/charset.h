// Bytes in some character set as UTF-8.
#pragma once

#include <string>

namespace tally::mail {

struct DecodedText {
    std::string text;     // valid UTF-8
    std::string problem;  // empty when the declared character set fits
};

// Tries the declared set, then UTF-8, then Windows-1252, which always fits. An empty name is
// US-ASCII (RFC 2045 section 5.2), for which UTF-8 is as good.
DecodedText to_utf8(std::string bytes, std::string const& charset);

}  // namespace tally::mail
