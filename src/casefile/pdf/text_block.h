// Text set in one style and one width, broken into lines. Left-aligned, never hyphenated; a word
// longer than the line is broken where it must be.
#pragma once

#include <string_view>
#include <vector>

#include "casefile/pdf/handles.h"
#include "casefile/pdf/style.h"

namespace tally::casefile::pdf {

enum class Align : std::uint8_t {
    left,
    right,
};

struct BlockOptions {
    double width = 0;
    int lines_max = 0;  // more are cut with an ellipsis; 0 = no limit
    Align align = Align::left;
};

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
    // The width of the longest line.
    double text_width() const;
    std::size_t line_count() const { return lines_.size(); }
    double line_height(std::size_t line) const { return lines_[line].height; }
    Style const& style() const { return style_; }
    // Draws one line whose top left corner is (x, y).
    void draw_line(cairo_t* cairo, std::size_t line, double x, double y) const;

private:
    struct Line {
        PangoLayoutLine* line;  // belongs to layout_
        double offset;          // from the left edge of the block
        double baseline;        // below the top of the line
        double height;
        double width;
    };
    void measure_lines();

    Style style_;
    Owned<PangoLayout> layout_;
    std::vector<Line> lines_;
};

}  // namespace tally::casefile::pdf
