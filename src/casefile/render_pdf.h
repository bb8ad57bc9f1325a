// The case file as one PDF: brief, milestones, chronology, index, exhibits, how to check it.
// Linked, bookmarked, tagged, with its fonts embedded. The same document gives the same bytes
// wherever the same fonts and libraries are installed.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "base/result.h"
#include "casefile/document.h"

namespace tally::casefile {

// What one document may print. The bytes beyond stay in the bundle, and the page says so.
inline constexpr int exhibit_lines_max = 600;         // printed lines of one text or mail
inline constexpr int exhibit_header_lines_max = 150;  // printed lines of "Full headers"
inline constexpr std::size_t exhibit_bytes_max =
    1'000'000;                                      // of one text, more than its lines hold
inline constexpr std::size_t attachments_max = 50;  // listed below one mail
inline constexpr std::size_t chronology_rows_max = 2000;
inline constexpr std::size_t milestone_rows_max = 500;
inline constexpr std::size_t exhibits_max = 2000;
inline constexpr std::size_t field_bytes_max = 4000;  // of any short text: a title, a cell, a name
inline constexpr int image_pages_max = 12;            // of one tall screenshot
inline constexpr std::size_t image_bytes_max = std::size_t{32} << 20;
inline constexpr int image_side_max = 30'000;  // pixels
inline constexpr long image_pixels_max = 40'000'000;

struct RenderedPdf {
    std::string bytes;
    int pages = 0;
    std::vector<std::pair<int, int>> exhibit_pages;  // exhibit number, its first page
    // Characters that no installed font can draw: the pages show boxes with their numbers, and more
    // fonts help.
    int unknown_characters = 0;
};

// invalid_input when an exhibit number is below 1 or used twice, or there are too many exhibits;
// unavailable when the fonts are not installed, or the page or PDF library fails. A picture that
// cannot be read is no failure: its page says so.
Result<RenderedPdf> render_pdf(CaseDocument const& document);

}  // namespace tally::casefile
