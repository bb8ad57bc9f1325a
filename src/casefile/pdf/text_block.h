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

// Bytes of a text.
struct Span {
    std::size_t start = 0;
    std::size_t size = 0;
};

struct BlockOptions {
    double width = 0;
    int lines_max = 0;  // more are cut with an ellipsis; 0 = no limit
    Align align = Align::left;
    double hanging = 0;  // lines after the first start this far in
    // Every line as high as the style says, whatever foreign script stands in it.
    bool even_lines = false;
    std::vector<Span> marks{};  // shaded, and their lines are marked at the edge
};

// unavailable, with what to install, when a face of pdf/style.h is missing: another font would
// break lines elsewhere and show boxes for letters.
Result<void> check_fonts();

// Makes blocks in one language. Its fonts are its own, so a rendering depends on no earlier one.
class Typesetter {
public:
    // No type is set smaller than `size_min` points.
    Typesetter(char const* language, double size_min);
    PangoContext* context() const { return context_.get(); }
    double size_min() const { return size_min_; }

private:
    double size_min_;
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
    bool is_marked(std::size_t line) const { return lines_[line].marked; }
    double width() const;  // of the widest line
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
        bool marked = false;
    };
    void measure_lines(bool even);
    void mark_lines(std::vector<Span> const& marks);

    Style style_;
    Owned<PangoLayout> layout_;
    std::vector<Line> lines_;
};

}  // namespace tally::casefile::pdf
