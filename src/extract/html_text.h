// The words of an HTML page or mail, for reading and searching. Nothing is loaded or run.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace tally::extract {

struct HtmlLimits {
    std::size_t bytes_max = std::size_t{2} << 20;  // of the HTML; the rest is left out
    int depth_max = 500;                           // open tags; deeper ones are left out
    int attributes_max = 1'000;  // of one tag; the HTML ends in front of one with more
};

// Paragraphs and lines where a browser would break them, "- " in front of list items, nothing of
// scripts, styles and hidden elements. Takes any bytes; the answer is valid UTF-8.
std::string html_to_text(std::string_view html, HtmlLimits const& limits = {});

}  // namespace tally::extract
