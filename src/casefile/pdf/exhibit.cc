#include <algorithm>

#include "casefile/pdf/parts.h"
#include "casefile/pdf/printable.h"
#include "casefile/pdf/sections.h"

namespace tally::casefile::pdf {
namespace {

constexpr Style exhibit_title_style{Face::serif, 15, 1.25, true};
constexpr Style exhibit_number_style{Face::sans, 9, 1.4, true, false, accent, 0.05};

void draw_heading_of(Canvas& canvas, Exhibit const& exhibit, std::string const& name) {
    TextBlock const title{canvas.typesetter(),
                          printable_line(exhibit.title),
                          exhibit_title_style,
                          {canvas.width(), 3}};
    Tagged const tag{canvas, "H1"};
    draw_one_line(canvas, name, exhibit_number_style);
    canvas.skip(2);
    canvas.draw(title, canvas.left(), canvas.y());
    canvas.skip(title.height() + 6);
}

// Three times, side by side: they are never mixed.
void draw_times(Canvas& canvas, Exhibit const& exhibit) {
    struct Time {
        char const* label;
        std::string const& value;
    };
    auto const width = canvas.width() / 3;
    auto x = canvas.left();
    double height = 0;
    for (auto const& [label, value] :
         {Time{"Occurred", exhibit.occurred}, Time{"Recorded", exhibit.recorded},
          Time{"Attested", exhibit.attested}}) {
        auto const text = value.empty() ? std::string{"\u2013"} : printable_line(value);
        TextBlock const name{canvas.typesetter(), label, label_style, {width - 12, 1}};
        TextBlock const block{canvas.typesetter(), text, small_style, {width - 12, 3}};
        Tagged const tag{canvas, "P"};
        canvas.draw(name, x, canvas.y());
        canvas.draw(block, x, canvas.y() + name.height());
        height = std::max(height, name.height() + block.height());
        x += width;
    }
    canvas.skip(height + 5);
}

void draw_band(Canvas& canvas, Exhibit const& exhibit) {
    canvas.rule(canvas.left(), canvas.y(), canvas.width(), 0.9, accent);
    canvas.skip(7);
    draw_times(canvas, exhibit);
    draw_fact(canvas, "Item", exhibit.item, mono_style);
    draw_fact(canvas, "Digest", exhibit.digest, mono_style);
    draw_fact(canvas, "Source", exhibit.source);
    draw_fact(canvas, "Rendering",
              "a copy for reading; the original bytes are " + exhibit.file_in_bundle);
    canvas.skip(5);
    canvas.rule(canvas.left(), canvas.y(), canvas.width(), 0.5, hairline);
    canvas.skip(14);
}

struct DrawContent {
    Canvas& canvas;
    Exhibit const& exhibit;
    void operator()(MailExhibit const& mail) const { draw_mail(canvas, exhibit, mail); }
    void operator()(TextExhibit const& text) const { draw_text(canvas, exhibit, text); }
    void operator()(ImageExhibit const& image) const { draw_image(canvas, exhibit, image); }
    void operator()(FileExhibit const& file) const { draw_cover_sheet(canvas, file); }
};

}  // namespace

void draw_exhibit(Canvas& canvas, Exhibit const& exhibit) {
    auto const name = "Exhibit " + std::to_string(exhibit.number);
    auto const title = printable_line(exhibit.title);
    canvas.start_section(name + " \u2013 " + title);
    canvas.record_exhibit(exhibit.number);
    canvas.destination(exhibit_destination(exhibit.number));
    canvas.bookmark(name + " \u2013 " + title, exhibit_destination(exhibit.number), true);
    draw_heading_of(canvas, exhibit, name);
    draw_band(canvas, exhibit);
    std::visit(DrawContent{canvas, exhibit}, exhibit.content);
}

void draw_cover_sheet(Canvas& canvas, FileExhibit const& file) {
    canvas.flow({canvas.typesetter(), printable_line(file.note), body_style, {canvas.width()}},
                canvas.left());
    canvas.skip(10);
    for (auto const& [label, value] : file.facts) draw_fact(canvas, label, value);
}

}  // namespace tally::casefile::pdf
