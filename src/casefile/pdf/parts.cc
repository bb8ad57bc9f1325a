#include "casefile/pdf/parts.h"

#include <algorithm>

#include "casefile/pdf/printable.h"
#include "casefile/render_pdf.h"

namespace tally::casefile::pdf {
namespace {

constexpr double label_width = 92;
constexpr int fact_lines_max = 12;
constexpr std::size_t piece_bytes_max = 5000;  // layout time grows faster than a paragraph's length
constexpr double blank_line_share = 0.6;       // an empty line is lower than a full one

// White space at the end of a text is nothing that a reader misses.
std::size_t visible(std::string_view rest) {
    return rest.find_first_not_of(" \n") == rest.npos ? 0 : count_characters(rest);
}

void draw_omission(Canvas& canvas, std::size_t count, std::string_view file) {
    if (count == 0) return;
    auto const text = "Cut here: " + grouped(count) + " more character" + (count == 1 ? "" : "s") +
                      " in " + std::string{file};
    draw_cut(canvas, text);
}

// Draws one line and takes what it cost from the budget.
void flow_line(Canvas& canvas, std::string_view line, LineBudget& budget, LineLook const& look,
               std::vector<Span> marks) {
    if (line.empty()) {
        canvas.skip(look.style.size * look.style.leading * blank_line_share);
        --budget.lines_left;
        return;
    }
    TextBlock const block{
        canvas.typesetter(),
        line,
        look.style,
        {.width = canvas.width(), .hanging = look.hanging, .marks = std::move(marks)}};
    budget.lines_left -= static_cast<int>(block.line_count());
    canvas.flow(block, canvas.left());
}

}  // namespace

std::size_t count_characters(std::string_view text) {
    auto const starts = [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; };
    return static_cast<std::size_t>(std::ranges::count_if(text, starts));
}

void draw_one_line(Canvas& canvas, std::string_view text, Style const& style) {
    TextBlock const block{canvas.typesetter(), text, style, {canvas.width(), 1}};
    canvas.draw(block, canvas.left(), canvas.y());
    canvas.skip(block.height());
}

void draw_section_heading(Canvas& canvas, std::string const& title,
                          std::string const& destination) {
    canvas.destination(destination);
    canvas.bookmark(title, destination);
    {
        Tagged const tag{canvas, "H1"};
        draw_one_line(canvas, title, section_style);
    }
    canvas.skip(10);
}

void draw_heading(Canvas& canvas, std::string_view text) {
    canvas.need(60);
    canvas.skip(12);
    {
        Tagged const tag{canvas, "H2"};
        draw_one_line(canvas, text, heading_style);
    }
    canvas.skip(4);
}

void draw_fact(Canvas& canvas, std::string_view label, std::string_view value,
               Style const& value_style) {
    auto const shown = value.empty() ? std::string{"\u2013"} : printable_line(value);
    TextBlock const name{
        canvas.typesetter(), printable_line(label), label_style, {label_width - 8, 2}};
    TextBlock const text{
        canvas.typesetter(), shown, value_style, {canvas.width() - label_width, fact_lines_max}};
    auto const height = std::max(name.height(), text.height());
    canvas.need(height);
    Tagged const tag{canvas, "P"};
    canvas.draw(name, canvas.left(), canvas.y() + 0.6);
    canvas.draw(text, canvas.left() + label_width, canvas.y());
    canvas.skip(height + 1.5);
}

std::string grouped(std::size_t number) {
    auto digits = std::to_string(number);
    for (auto at = digits.size(); at > 3;) digits.insert(at -= 3, ",");
    return digits;
}

void draw_remark(Canvas& canvas, std::string_view text) {
    canvas.flow({canvas.typesetter(), text, label_style.as_italic(), {canvas.width(), 3}},
                canvas.left());
    canvas.skip(6);
}

void draw_cut(Canvas& canvas, std::string_view text) {
    canvas.skip(6);
    canvas.flow({canvas.typesetter(), text, small_style.in(accent).as_bold(), {canvas.width()}},
                canvas.left());
}

std::string where_the_original_is(Exhibit const& exhibit) {
    return exhibit.file_in_bundle.empty() ? "the original, which is kept back"
                                          : printable_line(exhibit.file_in_bundle);
}

void draw_black_box(Canvas& canvas, Withheld const& withheld, double x, double width) {
    constexpr double inset = 9;
    auto const set = [&](std::string const& text, Style const& style, int lines_max) {
        return TextBlock{canvas.typesetter(),
                         printable_line(text),
                         style.in(white),
                         {width - 2 * inset, lines_max}};
    };
    auto const what = set("Withheld: " + withheld.what, small_style.as_bold(), 2);
    auto const reason = set("Reason: " + withheld.reason, small_style, 3);
    auto const proof = set("Commitment " + withheld.commitment, mono_style.scaled(0.85), 2);
    auto const height = what.height() + reason.height() + proof.height() + 2 * inset;
    canvas.need(height + 6);
    canvas.fill({x, canvas.y(), width, height}, black);
    auto y = canvas.y() + inset;
    for (auto const* block : {&what, &reason, &proof}) {
        Tagged const tag{canvas, "P"};
        canvas.draw(*block, x + inset, y);
        y += block->height();
    }
    canvas.skip(height + 6);
}

void flow_foreign_text(Canvas& canvas, std::string const& text, int lines_max,
                       Exhibit const& exhibit, LineLook (*look_of)(std::string_view)) {
    auto const kept = utf8_prefix(text, exhibit_bytes_max);
    auto const beyond = count_characters(std::string_view{text}.substr(kept.size()));
    auto const shown = printable(kept);
    flow_lines(canvas, shown, LineBudget{lines_max, beyond}, where_the_original_is(exhibit),
               look_of, find_quotes(shown, exhibit.highlights));
}

LineBudget flow_lines(Canvas& canvas, std::string_view text, LineBudget budget,
                      std::string_view file, LineLook (*look_of)(std::string_view line),
                      std::vector<Span> const& marks) {
    auto const* const start = text.data();
    while (!text.empty()) {
        auto const line = text.substr(0, text.find('\n'));
        auto const look = look_of(line);
        for (auto const piece : pieces_of(line, piece_bytes_max)) {
            if (budget.lines_left <= 0) {
                draw_omission(canvas, visible(text) + budget.characters_beyond, file);
                return budget;
            }
            auto const offset = static_cast<std::size_t>(piece.data() - start);
            flow_line(canvas, piece, budget, look, spans_in(marks, {offset, piece.size()}));
            text.remove_prefix(piece.size());
        }
        if (!text.empty()) text.remove_prefix(1);  // the line feed
    }
    draw_omission(canvas, budget.characters_beyond, file);
    return budget;
}

}  // namespace tally::casefile::pdf
