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

std::string rendering_of(Exhibit const& exhibit) {
    if (std::holds_alternative<WithheldExhibit>(exhibit.content))
        return "nothing of this exhibit is shown";
    if (exhibit.file_in_bundle.empty())
        return "a copy for reading; the original is kept back, so nothing on this page can be "
               "checked but that an entry was recorded";
    return "a copy for reading; the original bytes are " + exhibit.file_in_bundle;
}

void draw_band(Canvas& canvas, Exhibit const& exhibit) {
    canvas.rule(canvas.left(), canvas.y(), canvas.width(), 0.9, accent);
    canvas.skip(7);
    draw_times(canvas, exhibit);
    if (!exhibit.item.empty()) draw_fact(canvas, "Item", exhibit.item, mono_style);
    if (!exhibit.digest.empty()) draw_fact(canvas, "Digest", exhibit.digest, mono_style);
    if (!exhibit.source.empty()) draw_fact(canvas, "Source", exhibit.source);
    draw_fact(canvas, "Rendering", rendering_of(exhibit));
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
    void operator()(ChatExhibit const& chat) const { draw_chat(canvas, exhibit, chat); }
    void operator()(PdfExhibit const&) const { draw_pdf_pages(canvas, exhibit); }
    void operator()(TableExhibit const& table) const { draw_rows(canvas, exhibit, table); }
    void operator()(CommitExhibit const& commit) const { draw_commit(canvas, exhibit, commit); }
    void operator()(PageExhibit const& page) const { draw_web_page(canvas, exhibit, page); }
    void operator()(WithheldExhibit const& withheld) const { draw_withheld(canvas, withheld); }
};

// The sentence that decides stands above the copy, whatever the copy can show of it.
void draw_highlight(Canvas& canvas, Highlight const& highlight) {
    constexpr double inset = 12;
    constexpr Style quote_style{Face::serif, 11, 1.4};
    auto const set = [&](std::string const& text, Style const& style, int lines_max) {
        return TextBlock{
            canvas.typesetter(), printable_line(text), style, {canvas.width() - inset, lines_max}};
    };
    auto const from = highlight.language.empty() ? std::string{} : " from " + highlight.language;
    std::vector<TextBlock> blocks;
    blocks.push_back(
        set("Decisive passage" + (highlight.where.empty() ? "" : ": " + highlight.where),
            label_style.as_bold(), 2));
    blocks.push_back(set("\u201C" + highlight.quote + "\u201D", quote_style, 10));
    if (!highlight.translation.empty()) {
        blocks.push_back(set("Translation" + from + " by the owner of this record, not certified:",
                             label_style.as_italic(), 1));
        blocks.push_back(set("\u201C" + highlight.translation + "\u201D", small_style, 10));
    }
    double height = 0;
    for (auto const& block : blocks) height += block.height();
    canvas.need(height);
    canvas.fill({canvas.left(), canvas.y(), 3, height}, accent);
    for (auto const& block : blocks) {
        Tagged const tag{canvas, "P"};
        canvas.draw(block, canvas.left() + inset, canvas.y());
        canvas.skip(block.height());
    }
    canvas.skip(12);
}

// "Invoice 17 (16 Oct 2026), p. 12" is what e-bundle rules ask for.
std::string bookmark_of(Canvas const& canvas, Exhibit const& exhibit, std::string const& name) {
    auto const title = printable_line(exhibit.title);
    if (canvas.options().bookmarks == BookmarkStyle::number_and_title)
        return name + " \u2013 " + title;
    auto const date = exhibit.occurred.substr(0, exhibit.occurred.find(','));
    return date.empty() ? title : title + " (" + printable_line(date) + ")";
}

void start_exhibit(Canvas& canvas, std::string const& running_head) {
    constexpr double worth_a_start = 260;
    if (canvas.options().compact && canvas.page() > 0)
        canvas.continue_section(running_head, worth_a_start);
    else
        canvas.start_section(running_head);
}

}  // namespace

void draw_exhibit(Canvas& canvas, Exhibit const& exhibit) {
    auto const name = "Exhibit " + std::to_string(exhibit.number);
    auto const title = printable_line(exhibit.title);
    start_exhibit(canvas, name + " \u2013 " + title);
    canvas.record_exhibit(exhibit.number);
    canvas.destination(exhibit_destination(exhibit.number));
    canvas.bookmark(bookmark_of(canvas, exhibit, name), exhibit_destination(exhibit.number), true);
    draw_heading_of(canvas, exhibit, name);
    draw_band(canvas, exhibit);
    for (auto const& highlight : exhibit.highlights) draw_highlight(canvas, highlight);
    std::visit(DrawContent{canvas, exhibit}, exhibit.content);
    canvas.record_exhibit_end(exhibit.number);
}

void draw_withheld(Canvas& canvas, WithheldExhibit const& withheld) {
    draw_black_box(canvas, withheld.withheld, canvas.left(), canvas.width());
}

void draw_cover_sheet(Canvas& canvas, FileExhibit const& file) {
    canvas.flow({canvas.typesetter(), printable_line(file.note), body_style, {canvas.width()}},
                canvas.left());
    canvas.skip(10);
    for (auto const& [label, value] : file.facts) draw_fact(canvas, label, value);
}

}  // namespace tally::casefile::pdf
