// What several sections are made of.
#pragma once

#include <algorithm>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "casefile/document.h"
#include "casefile/pdf/canvas.h"
#include "casefile/pdf/quote.h"

namespace tally::casefile::pdf {

// The first `count` or fewer. The view lives as long as `all`.
template <typename T>
std::span<T const> first_of(std::vector<T> const& all, std::size_t count) {
    return {all.data(), std::min(all.size(), count)};
}

// A line at the cursor, cut to one; the cursor moves below it.
void draw_one_line(Canvas& canvas, std::string_view text, Style const& style);
// The title of a section, its destination and its bookmark.
void draw_section_heading(Canvas& canvas, std::string const& title, std::string const& destination);
// A small heading inside a section, never left alone at the foot of a page.
void draw_heading(Canvas& canvas, std::string_view text);
// "Label   value" with the label in grey; both wrap, the pair stays on one page.
void draw_fact(Canvas& canvas, std::string_view label, std::string_view value,
               Style const& value_style = small_style);

// Code points.
std::size_t count_characters(std::string_view text);

// How many printed lines a text may take.
struct LineBudget {
    int lines_left = 0;
    std::size_t characters_beyond = 0;  // of the text, not handed over at all
};

// How a line of a long text is set, and how far in it goes on when it is too long.
struct LineLook {
    Style style;
    double hanging = 0;
};

// Long text, line by line, until the budget is spent. What is left out is counted, and `file` is
// named as the place where it is.
// Text at the marks is shaded. Returns what is left of the budget.
LineBudget flow_lines(Canvas& canvas, std::string_view text, LineBudget budget,
                      std::string_view file, LineLook (*look_of)(std::string_view line),
                      std::vector<Span> const& marks = {});
// A foreign text as such lines, with the passages marked that `exhibit` highlights. No line is
// printed beyond `lines_max`.
void flow_foreign_text(Canvas& canvas, std::string const& text, int lines_max,
                       Exhibit const& exhibit, LineLook (*look_of)(std::string_view line));

// "9,824,113"
std::string grouped(std::size_t number);
// A grey remark on a line of its own.
void draw_remark(Canvas& canvas, std::string_view text);
// What is missing here, in words that cannot be overlooked.
void draw_cut(Canvas& canvas, std::string_view text);
// "the original bytes are in ..." or that the original is kept back.
std::string where_the_original_is(Exhibit const& exhibit);

// The black box in place of what is kept back. Only its reason and its commitment stand in it.
void draw_black_box(Canvas& canvas, Withheld const& withheld, double x, double width);

}  // namespace tally::casefile::pdf
