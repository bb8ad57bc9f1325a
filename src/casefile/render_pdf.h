// The case file as one PDF: brief, milestones, chronology, index, exhibits, how to check it.
// Linked, bookmarked, tagged, with its fonts embedded. The same document gives the same bytes
// wherever the same fonts and libraries are installed.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <set>
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

// The parts of a case file.
enum class Section : std::uint8_t {
    brief,  // always one page, unless the smallest type is large
    statements,
    matrix,
    reasons,
    milestones,
    chronology,  // with its picture
    index,
    exhibits,
    verification,  // how to check the file, and what is kept back
};
inline std::vector<Section> all_sections() {
    return {Section::brief,   Section::statements, Section::matrix,
            Section::reasons, Section::milestones, Section::chronology,
            Section::index,   Section::exhibits,   Section::verification};
}

// How bookmarks name an exhibit; all end with the page.
enum class BookmarkStyle : std::uint8_t {
    number_and_title,   // "Exhibit 4 - Invoice 17, p. 12"
    short_description,  // "Invoice 17 (16 Oct 2026), p. 12": what e-bundle rules ask for
};

// How much of one exhibit is printed. The rest stays in the bundle, and the page says so.
struct ExhibitLimits {
    int lines_max = exhibit_lines_max;                // of a text, a mail, a conversation, a table
    int header_lines_max = exhibit_header_lines_max;  // 0: no "Full headers" at all
    int pages_max = 60;                               // of a placed PDF
    int image_pages_max = casefile::image_pages_max;  // of a tall picture
    int image_ppi_max = 0;     // pixels an inch of paper; finer pictures are made coarser; 0: as is
    bool grey_images = false;  // pictures without colour
    bool operator==(ExhibitLimits const&) const = default;
};

// What a forum asks of the pages. Pages are always numbered from 1 and printed so: number, label
// and position of a page are the same.
struct RenderOptions {
    std::vector<Section> sections =
        all_sections();  // in this order; what is not named is not drawn
    ExhibitLimits limits;
    std::map<int, ExhibitLimits> limits_of;  // exhibit number -> instead of `limits`
    // Not drawn; the index lists them as "left out to meet the limit, in the bundle". They keep
    // their numbers.
    std::set<int> left_out;
    bool compact = false;        // an exhibit may begin below the end of the one before
    double font_size_min = 0;    // points; smaller type is set in this size
    std::optional<Paper> paper;  // instead of the document's
    BookmarkStyle bookmarks = BookmarkStyle::number_and_title;
    // Originals up to this size are attached to the PDF, smallest numbers first, up to the sum.
    // 0: none are (some forums refuse files with attachments).
    std::size_t attachment_bytes_max = 64 << 10;
    std::size_t attachments_bytes_max = 1 << 20;
};

// What an exhibit costs, so that somebody can plan what to leave out.
struct ExhibitCost {
    int number = 0;
    int first_page = 0;
    int pages = 0;
    std::uint64_t bytes = 0;  // compressed, of all that no earlier exhibit uses; without fonts
};

struct RenderedPdf {
    std::string bytes;
    int pages = 0;
    std::vector<std::pair<int, int>> exhibit_pages;  // exhibit number, its first page
    // Characters that no installed font can draw: the pages show boxes with their numbers, and more
    // fonts help.
    int unknown_characters = 0;
    std::vector<ExhibitCost> costs;  // in the order of the pages
};

// Told after each exhibit that was laid out, each of which is laid out twice. May be empty.
using DrawWatcher = std::function<void(std::size_t done, std::size_t total)>;

// invalid_input when an exhibit number is below 1 or used twice, there are too many exhibits, or an
// option is out of its range; unavailable when the fonts are not installed, or the page or PDF
// library fails. A picture or PDF that cannot be read is no failure: its page says so.
Result<RenderedPdf> render_pdf(CaseDocument const& document, RenderOptions const& options = {},
                               DrawWatcher const& watch = {});

}  // namespace tally::casefile
