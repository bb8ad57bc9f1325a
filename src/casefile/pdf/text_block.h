// Text set in one style and one width, broken into lines. Left-aligned, never hyphenated; a word
// longer than the line is broken where it must be.
#pragma once

#include <string_view>
#include <vector>

#include "base/result.h"
#include "casefile/pdf/handles.h"
#include "casefile/pdf/style.h"

namespace tally::casefile::pdf {

enum class Align : std::uint8_t {
    left,
    right,
    centre,
};

struct BlockOptions {
    double width = 0;
    int lines_max = 0;  // more are cut with an ellipsis; 0 = no limit
    Align align = Align::left;
    double hanging = 0;  // lines after the first start this far in
    // Every line as high as the style says, whatever foreign script stands in it.
    bool even_lines = false;
};

// unavailable, with what to install, when a face of pdf/style.h is missing: another font would
// break lines elsewhere and show boxes for letters.
Result<void> check_fonts();

// Makes blocks in one language. Its fonts are its own, so a rendering depends on no earlier one.
class Typesetter {
public:
    explicit Typesetter(char const* language);
    PangoContext* context() const { return context_.get(); }

private:
    Owned<PangoFontMap> fonts_;
    Owned<PangoContext> context_;
};

class TextBlock {
public:
    // `text` is printable UTF-8 (pdf/printable.h) and a single paragraph.
    TextBlock(Typesetter const& typesetter, std::string_view text, Style const& style,
              BlockOptions const& options);

    double height() const;
    std::size_t line_count() const { return lines_.size(); }
    double line_height(std::size_t line) const { return lines_[line].height; }
    // Characters that no installed font can draw; the page shows their numbers in small boxes.
    int unknown_characters() const;
    // Draws one line whose top left corner is (x, y).
    void draw_line(cairo_t* cairo, std::size_t line, double x, double y) const;

private:
    struct Line {
        PangoLayoutLine* line;  // belongs to layout_
        double offset;          // from the left edge of the block
        double baseline;        // below the top of the line
        double height;
    };
    void measure_lines(bool even);

    Style style_;
    Owned<PangoLayout> layout_;
    std::vector<Line> lines_;
};

}  // namespace tally::casefile::pdf
