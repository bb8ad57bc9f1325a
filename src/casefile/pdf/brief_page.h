// Page 1 as a stack of pieces whose heights are known before any is drawn.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "casefile/document.h"
#include "casefile/pdf/canvas.h"

namespace tally::casefile::pdf {

// Something with a height that can be drawn at a place.
struct Piece {
    double height = 0;
    std::function<void(double y)> draw;
};

class BriefPage {
public:
    BriefPage(Canvas& canvas, CaseDocument const& document, double scale)
        : canvas_{canvas}, document_{document}, brief_{document.brief}, scale_{scale} {}

    // Lays everything out; false when it does not fit and no paragraph of the story was given up.
    bool compose(bool may_cut_story);
    void draw();

private:
    void add(double height, std::function<void(double y)> draw) {
        height_ += height;
        pieces_.push_back({height, std::move(draw)});
    }
    void gap(double height) {
        add(height * scale_, [](double) {});
    }
    // Shared, because a piece is drawn by a copyable function that must own its text.
    using Block = std::shared_ptr<TextBlock const>;
    Block block(std::string const& text, Style const& style, double width, int lines_max,
                Align align = Align::left) const;
    void draw_tagged(char const* tag, TextBlock const& text, double x, double y);
    void add_text(char const* tag, std::string const& text, Style const& style, int lines_max);
    void add_heading(std::string const& text);
    void add_head();
    void add_facts();
    void add_strongest();
    void add_strong_exhibit(StrongExhibit const& exhibit);
    void add_asked();
    void add_limits();
    bool add_story(double room, bool may_cut);
    Piece facts_column(double width) const;
    Piece amount_column(double x, double width) const;

    Canvas& canvas_;
    CaseDocument const& document_;
    Brief const& brief_;
    double scale_;
    double height_ = 0;
    std::vector<Piece> pieces_;
};

}  // namespace tally::casefile::pdf
