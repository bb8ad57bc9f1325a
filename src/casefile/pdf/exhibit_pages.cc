// Documents of other programs: pages of a PDF as they are, words of a web page.
#include <algorithm>
#include <cmath>

#include "casefile/pdf/parts.h"
#include "casefile/pdf/printable.h"
#include "casefile/pdf/sections.h"
#include "casefile/render_pdf.h"

namespace tally::casefile::pdf {
namespace {

constexpr double side_margin = 30;
constexpr double stamp_y = 24;
constexpr double page_top = 42;
constexpr double page_bottom_margin = 54;

struct Placing {
    Box box;
    double scale = 1;  // never larger than the original
};

// As large as fits, in the middle.
Placing fit(PlacedPdf::PageSize const& page, Box const& room) {
    auto const scale = std::min({room.width / page.width, room.height / page.height, 1.0});
    Box const box{room.x + (room.width - page.width * scale) / 2, room.y, page.width * scale,
                  page.height * scale};
    return {box, scale};
}

void draw_placed(Canvas& canvas, Exhibit const& exhibit, int page, Placing const& placing) {
    canvas.describe_figure("Page " + std::to_string(page + 1) + " of the original of exhibit " +
                           std::to_string(exhibit.number));
    {
        Tagged const figure{canvas, "Figure"};
        canvas.place(exhibit.number, page, placing.box);
    }
    canvas.frame(placing.box, hairline);
}

std::string stamp_of(Exhibit const& exhibit, int page, int pages, double scale) {
    auto text = "Exhibit " + std::to_string(exhibit.number) + " \u00B7 page " +
                std::to_string(page + 1) + " of " + std::to_string(pages) + " \u00B7 " +
                printable_line(exhibit.digest);
    if (auto const percent = static_cast<int>(std::lround(scale * 100)); percent < 100)
        text += " \u00B7 " + std::to_string(percent) + " % of its size";
    return text;
}

void draw_stamp(Canvas& canvas, std::string const& text, double y) {
    Style const stamp_style{Face::sans, 7, 1.4, true, false, accent};
    auto const width = canvas.paper_width() - 2 * side_margin;
    TextBlock const block{canvas.typesetter(), text, stamp_style, {width, 1}};
    Tagged const tag{canvas, "P"};
    canvas.draw(block, side_margin, y);
    canvas.rule(side_margin, y + block.height() + 1, width, 0.5, accent);
}

Box whole_sheet(Canvas const& canvas) {
    return {side_margin, page_top, canvas.paper_width() - 2 * side_margin,
            canvas.paper_height() - page_top - page_bottom_margin};
}

void draw_on_own_sheet(Canvas& canvas, Exhibit const& exhibit, PlacedPdf const& pdf, int page) {
    canvas.start_section({});
    auto const placing = fit(pdf.pages()[static_cast<std::size_t>(page)], whole_sheet(canvas));
    draw_stamp(canvas, stamp_of(exhibit, page, pdf.pages_in_file(), placing.scale), stamp_y);
    draw_placed(canvas, exhibit, page, placing);
    canvas.move_to(canvas.bottom());
}

// Below the head of its exhibit, where that leaves it large enough to read.
bool draw_below_head(Canvas& canvas, Exhibit const& exhibit, PlacedPdf const& pdf) {
    constexpr double readable = 0.6;
    constexpr double stamp_height = 16;
    Box const room{canvas.left(), canvas.y() + stamp_height, canvas.width(),
                   canvas.room() - stamp_height};
    auto const& page = pdf.pages().front();
    auto const placing = fit(page, room);
    auto const wanted =
        canvas.options().compact ? readable : 0.95 * fit(page, whole_sheet(canvas)).scale;
    if (room.height < 100 || placing.scale < wanted) return false;
    draw_stamp(canvas, stamp_of(exhibit, 0, pdf.pages_in_file(), placing.scale), canvas.y());
    draw_placed(canvas, exhibit, 0, placing);
    canvas.move_to(placing.box.y + placing.box.height + 8);
    return true;
}

std::string follow_sentence(Exhibit const& exhibit, PlacedPdf const& pdf) {
    auto const shown = static_cast<int>(pdf.pages().size());
    auto const all = pdf.pages_in_file();
    auto text = std::to_string(shown) + (shown == 1 ? " page follows" : " pages follow") +
                " as in the original, made smaller where paper asks for it.";
    if (shown < all)
        text += " The original has " + std::to_string(all) + " pages: the rest is in " +
                where_the_original_is(exhibit) + ".";
    return text;
}

}  // namespace

void draw_pdf_pages(Canvas& canvas, Exhibit const& exhibit) {
    auto const& opened = canvas.placed().at(exhibit.number);
    if (!opened)
        return draw_cover_sheet(canvas, {opened.error().message + " The original is " +
                                             where_the_original_is(exhibit) + ".",
                                         {}});
    canvas.flow(
        {canvas.typesetter(), follow_sentence(exhibit, *opened), small_style, {canvas.width()}},
        canvas.left());
    canvas.skip(8);
    int const first = draw_below_head(canvas, exhibit, *opened) ? 1 : 0;
    for (int page = first; page < static_cast<int>(opened->pages().size()); ++page)
        draw_on_own_sheet(canvas, exhibit, *opened, page);
}

void draw_web_page(Canvas& canvas, Exhibit const& exhibit, PageExhibit const& page) {
    if (!page.note.empty()) draw_remark(canvas, printable_line(page.note));
    for (auto const& [label, value] : page.facts) draw_fact(canvas, label, value);
    canvas.skip(8);
    flow_foreign_text(canvas, page.text, canvas.limits_of(exhibit.number).lines_max, exhibit,
                      [](std::string_view) { return LineLook{body_style}; });
}

}  // namespace tally::casefile::pdf
