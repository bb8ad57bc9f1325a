// PDF files from outside whose pages are placed, unchanged, on pages of ours. A reader of foreign
// bytes: sizes and counts are bounded, and nothing but what a page draws is taken over: no scripts,
// no actions, no attachments, no forms to fill in.
#pragma once

#include <array>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "casefile/document.h"
#include "casefile/pdf/handles.h"

class QPDF;
class QPDFObjectHandle;

namespace tally::casefile::pdf {

inline constexpr std::size_t placed_bytes_max = std::size_t{64} << 20;
inline constexpr double placed_side_max = 14'400;  // points; PDF 1.7, annex C.2

class PlacedPdf {
public:
    struct PageSize {
        double width = 0;  // points, as a reader sees the page
        double height = 0;
    };

    // The first `pages_max` pages. `bytes` outlives the result. invalid_input with a reason that a
    // page can print, for what is encrypted, broken, too large or no PDF at all.
    static Result<PlacedPdf> open(std::string_view bytes, int pages_max);

    int pages_in_file() const { return pages_in_file_; }
    std::vector<PageSize> const& pages() const { return pages_; }
    bool has(int page) const { return page >= 0 && page < static_cast<int>(pages_.size()); }
    // The page as a form that fills the unit square, in `target`.
    QPDFObjectHandle form(QPDF& target, int page) const;

private:
    PlacedPdf() = default;
    // Shared with the file that is written: it reads streams out of this one until the end.
    std::shared_ptr<QPDF> file_;
    int pages_in_file_ = 0;
    std::vector<PageSize> pages_;
};

// The error of a PDF that cannot be placed; a page prints it.
std::unexpected<Error> unplaceable(std::string why);

// By exhibit number; an error is the reason for a cover sheet.
using PlacedPdfs = std::map<int, Result<PlacedPdf>>;

// The pixels that stand for a page until the file is finished, and what they say.
struct PlaceholderName {
    int exhibit = 0;
    int page = 0;
};
inline constexpr int placeholder_width = 8;
Owned<cairo_surface_t> placeholder(int exhibit, int page);
// Three bytes a pixel, as they stand in the file; false when they are a picture of their own.
bool read_placeholder(std::string_view pixels, PlaceholderName& found);

}  // namespace tally::casefile::pdf
