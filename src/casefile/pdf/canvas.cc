#include "casefile/pdf/canvas.h"

#include <cairo-pdf.h>

#include <utility>

#include "base/check.h"
#include "casefile/pdf/printable.h"

namespace tally::casefile::pdf {
namespace {

struct PaperSize {
    double width;
    double height;
};

PaperSize size_of(Paper paper) {
    switch (paper) {
        case Paper::a4: return {595.276, 841.890};
        case Paper::letter: return {612, 792};
    }
    TALLY_CHECK(false);
}

PaperSize size_of(Job const& job) {
    return size_of(job.options.paper.value_or(job.document.paper));
}

// Large type needs the room: columns would break words.
double margin_for(RenderOptions const& options) {
    constexpr double large_type = 9;
    return options.font_size_min > large_type ? 40 : 66;
}

cairo_status_t append(void* closure, unsigned char const* data, unsigned length) {
    static_cast<std::string*>(closure)->append(reinterpret_cast<char const*>(data), length);
    return CAIRO_STATUS_SUCCESS;
}

// Without a function to write with, cairo throws the bytes of a measuring canvas away.
Owned<cairo_surface_t> make_surface(std::string* pdf, PaperSize size) {
    return Owned<cairo_surface_t>{
        cairo_pdf_surface_create_for_stream(pdf ? append : nullptr, pdf, size.width, size.height)};
}

constexpr std::size_t bookmark_bytes_max = 160;  // viewers show bookmarks on one line

}  // namespace

int Numbers::page_of(int exhibit) const {
    auto const found = exhibit_pages.find(exhibit);
    return found == exhibit_pages.end() ? 0 : found->second;
}

std::string exhibit_destination(int number) { return "exhibit-" + std::to_string(number); }

Canvas Canvas::drawing(Job const& job, Numbers const& known, std::string& pdf) {
    return Canvas{job, known, &pdf};
}

Canvas Canvas::measuring(Job const& job) { return Canvas{job, {}, nullptr}; }

Canvas::Canvas(Job const& job, Numbers known, std::string* pdf)
    : job_{job},
      pdf_{pdf},
      known_{std::move(known)},
      footer_title_{printable_line(job.document.title)},
      footer_ledger_{printable_line(job.document.footer)},
      margin_side_{margin_for(job.options)},
      paper_width_{size_of(job).width},
      paper_height_{size_of(job).height},
      typesetter_{printable_line(job.document.language).c_str(), job.options.font_size_min},
      surface_{make_surface(pdf, size_of(job))},
      cairo_{cairo_create(surface_.get())} {
    if (draws()) write_metadata(job.document);
}

ExhibitLimits const& Canvas::limits_of(int exhibit) const {
    auto const& exceptions = options().limits_of;
    auto const found = exceptions.find(exhibit);
    return found == exceptions.end() ? options().limits : found->second;
}

void Canvas::write_metadata(CaseDocument const& document) {
    auto const set = [&](cairo_pdf_metadata_t key, std::string const& value) {
        cairo_pdf_surface_set_metadata(surface_.get(), key, value.c_str());
    };
    set(CAIRO_PDF_METADATA_TITLE, footer_title_);
    set(CAIRO_PDF_METADATA_SUBJECT, printable_line(document.forum));
    set(CAIRO_PDF_METADATA_CREATOR, "Tallystick");
}

void Canvas::start_section(std::string running_head) {
    running_head_.clear();  // the first page has a heading of its own
    next_page();
    running_head_ = std::move(running_head);
}

void Canvas::continue_section(std::string running_head, double height) {
    constexpr double between = 30;
    if (room() < height + between) return start_section(std::move(running_head));
    skip(between);
    running_head_ = std::move(running_head);
}

void Canvas::next_page() {
    if (page_ > 0) {
        draw_footer();
        if (draws()) cairo_show_page(cairo_.get());
    }
    ++page_;
    y_ = margin_top;
    if (!running_head_.empty()) draw_running_head();
}

bool Canvas::need(double height) {
    if (height <= room()) return false;
    next_page();
    return true;
}

void Canvas::draw_line(TextBlock const& block, std::size_t line, double x, double y) {
    if (draws()) block.draw_line(cairo_.get(), line, x, y);
}

void Canvas::count_unknown(TextBlock const& block) {
    found_.unknown_characters += block.unknown_characters();
}

void Canvas::draw(TextBlock const& block, double x, double y) {
    count_unknown(block);
    for (std::size_t line = 0; line < block.line_count(); ++line) {
        draw_line(block, line, x, y);
        y += block.line_height(line);
    }
}

std::size_t Canvas::lines_that_fit(TextBlock const& block, std::size_t first) const {
    auto left_over = room();
    auto line = first;
    while (line < block.line_count() && block.line_height(line) <= left_over)
        left_over -= block.line_height(line++);
    return line - first;
}

void Canvas::flow(TextBlock const& block, double x) {
    count_unknown(block);
    for (std::size_t next = 0; next < block.line_count();) {
        auto const remaining = block.line_count() - next;
        auto fitting = lines_that_fit(block, next);
        if (fitting + 1 == remaining && fitting > 1) --fitting;  // two lines go over, never one
        bool const orphan = next == 0 && fitting == 1 && remaining > 1;
        if (fitting == 0 || orphan) {
            next_page();
            continue;
        }
        Tagged const paragraph{*this, "P"};
        for (auto const end = next + fitting; next < end; ++next) {
            if (block.is_marked(next)) fill({x - 8, y_, 2.4, block.line_height(next)}, accent);
            draw_line(block, next, x, y_);
            y_ += block.line_height(next);
        }
    }
}

void Canvas::fill(Box const& box, Ink ink) {
    if (!draws()) return;
    cairo_set_source_rgb(cairo_.get(), ink.red, ink.green, ink.blue);
    cairo_rectangle(cairo_.get(), box.x, box.y, box.width, box.height);
    cairo_fill(cairo_.get());
}

void Canvas::frame(Box const& box, Ink ink) {
    constexpr double line = 0.5;
    rule(box.x, box.y, box.width, line, ink);
    rule(box.x, box.y + box.height - line, box.width, line, ink);
    fill({box.x, box.y, line, box.height}, ink);
    fill({box.x + box.width - line, box.y, line, box.height}, ink);
}

void Canvas::rule(double x, double y, double width, double thickness, Ink ink) {
    fill({x, y, width, thickness}, ink);
}

void Canvas::polygon(std::vector<Point> const& corners, Ink ink, bool filled) {
    if (!draws()) return;
    auto* const cairo = cairo_.get();
    cairo_new_path(cairo);  // text that was drawn before leaves a point behind
    for (auto const& corner : corners) cairo_line_to(cairo, corner.x, corner.y);
    cairo_close_path(cairo);
    paint_path(ink, filled);
}

void Canvas::circle(Point centre, double radius, Ink ink, bool filled) {
    if (!draws()) return;
    constexpr double full_turn = 6.283185307179586;
    cairo_new_sub_path(cairo_.get());
    cairo_arc(cairo_.get(), centre.x, centre.y, radius, 0, full_turn);
    paint_path(ink, filled);
}

void Canvas::paint_path(Ink ink, bool filled) {
    auto* const cairo = cairo_.get();
    if (!filled) {
        cairo_set_source_rgb(cairo, 1, 1, 1);
        cairo_fill_preserve(cairo);
    }
    cairo_set_source_rgb(cairo, ink.red, ink.green, ink.blue);
    cairo_set_line_width(cairo, 0.9);
    if (filled)
        cairo_fill(cairo);
    else
        cairo_stroke(cairo);
}

void Canvas::hatch(Box const& box, Ink ink) {
    if (!draws()) return;
    constexpr double step = 5;
    auto* const cairo = cairo_.get();
    cairo_save(cairo);
    cairo_rectangle(cairo, box.x, box.y, box.width, box.height);
    cairo_clip(cairo);
    cairo_set_source_rgb(cairo, ink.red, ink.green, ink.blue);
    cairo_set_line_width(cairo, 0.5);
    for (double x = box.x - box.height; x < box.x + box.width; x += step) {
        cairo_move_to(cairo, x, box.y + box.height);
        cairo_line_to(cairo, x + box.height, box.y);
    }
    cairo_stroke(cairo);
    cairo_restore(cairo);
}

// A picture of a few pixels that name the page: pdf/finish.cc puts the page in its place. So the
// page lies where the drawing library would put a picture, inside of the same tag.
void Canvas::place(int exhibit, int page, Box const& box) {
    if (!draws()) return;
    auto const marker = placeholder(exhibit, page);
    cairo_matrix_t matrix;
    cairo_matrix_init(&matrix, box.width / placeholder_width, 0, 0, box.height, box.x, box.y);
    image(marker.get(), matrix, box);
}

void Canvas::image(cairo_surface_t* pixels, cairo_matrix_t const& pixels_to_points,
                   Box const& clip) {
    if (!draws()) return;
    auto* const cairo = cairo_.get();
    cairo_save(cairo);
    cairo_rectangle(cairo, clip.x, clip.y, clip.width, clip.height);
    cairo_clip(cairo);
    cairo_transform(cairo, &pixels_to_points);
    cairo_set_source_surface(cairo, pixels, 0, 0);
    cairo_paint(cairo);
    cairo_restore(cairo);
}

void Canvas::begin_tag(char const* name, std::string const& attributes) {
    if (draws()) cairo_tag_begin(cairo_.get(), name, attributes.c_str());
}

void Canvas::end_tag(char const* name) {
    if (draws()) cairo_tag_end(cairo_.get(), name);
}

void Canvas::destination(std::string const& name) {
    auto const place = " x=0 y=" + std::to_string(static_cast<int>(y_ - 12));
    Tagged const tagged{*this, CAIRO_TAG_DEST, "name='" + name + "'" + place};
}

void Canvas::bookmark(std::string const& title, std::string const& destination, bool below_last) {
    if (!draws()) return;
    auto const text =
        std::string{utf8_prefix(title, bookmark_bytes_max)} + ", p. " + std::to_string(page_);
    int const parent = below_last ? last_top_bookmark_ : CAIRO_PDF_OUTLINE_ROOT;
    int const id = cairo_pdf_surface_add_outline(surface_.get(), parent, text.c_str(),
                                                 ("dest='" + destination + "'").c_str(),
                                                 CAIRO_PDF_OUTLINE_FLAG_OPEN);
    if (!below_last) last_top_bookmark_ = id;
}

std::string Canvas::page_of_pages() const {
    return "Page " + std::to_string(page_) + " of " + std::to_string(known_.pages);
}

void Canvas::draw_footer() {
    if (!draws()) return;
    constexpr double middle_share = 0.24;
    auto const middle = width() * middle_share;
    auto const side = (width() - middle) / 2;
    auto const y = paper_height_ - margin_bottom + 24;
    rule(left(), y - 6, width(), 0.5, hairline);
    draw({typesetter_, footer_title_, label_style, {side, 1}}, left(), y);
    draw({typesetter_, footer_ledger_, label_style, {middle, 1, Align::centre}}, left() + side, y);
    draw({typesetter_, page_of_pages(), label_style.in(black), {side, 1, Align::right}},
         left() + side + middle, y);
}

void Canvas::draw_running_head() {
    draw({typesetter_, running_head_, label_style, {width(), 1}}, left(), margin_top - 22);
    rule(left(), margin_top - 8, width(), 0.5, hairline);
}

Result<Numbers> Canvas::finish() {
    draw_footer();
    if (draws()) cairo_show_page(cairo_.get());
    cairo_surface_finish(surface_.get());
    for (auto const status : {cairo_status(cairo_.get()), cairo_surface_status(surface_.get())}) {
        if (draws() && status != CAIRO_STATUS_SUCCESS) {
            return fail(Code::unavailable,
                        std::string{"draw the case file: "} + cairo_status_to_string(status));
        }
    }
    found_.pages = page_;
    return std::move(found_);
}

ExhibitLink::ExhibitLink(Canvas& canvas, int exhibit)
    : canvas_{canvas}, linked_{canvas.known().page_of(exhibit) > 0} {
    if (linked_) canvas_.begin_tag(CAIRO_TAG_LINK, "dest='" + exhibit_destination(exhibit) + "'");
}

ExhibitLink::~ExhibitLink() {
    if (linked_) canvas_.end_tag(CAIRO_TAG_LINK);
}

}  // namespace tally::casefile::pdf
