// The sheets of one rendering: a cursor that moves down, margins, footers, and the few marks that
// a case file is made of. A measuring canvas does the same arithmetic and draws nothing.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "casefile/document.h"
#include "casefile/pdf/handles.h"
#include "casefile/pdf/placed_pdf.h"
#include "casefile/pdf/text_block.h"
#include "casefile/render_pdf.h"

namespace tally::casefile::pdf {

// What a measuring pass found and a drawing pass prints.
struct Numbers {
    int pages = 0;
    std::map<int, int> exhibit_pages;       // exhibit number -> first page
    std::map<int, int> exhibit_last_pages;  // exhibit number -> last page
    int unknown_characters = 0;             // drawn as boxes
    std::vector<std::string> figures;       // what each Figure shows, in their order

    // The page of an exhibit; 0 for one that the document does not hold.
    int page_of(int exhibit) const;
};

struct Box {
    double x = 0;
    double y = 0;
    double width = 0;
    double height = 0;
};

struct Point {
    double x = 0;
    double y = 0;
};

// What a rendering works on; all of it outlives the canvas.
struct Job {
    CaseDocument const& document;
    RenderOptions const& options;
    PlacedPdfs const& placed;
};

// The name that links to an exhibit use: "exhibit-3".
std::string exhibit_destination(int number);

class Canvas {
public:
    // A canvas that draws appends the file to `pdf`, which outlives it.
    static Canvas drawing(Job const& job, Numbers const& known, std::string& pdf);
    static Canvas measuring(Job const& job);

    Typesetter const& typesetter() const { return typesetter_; }
    // From the measuring pass; empty while measuring.
    Numbers const& known() const { return known_; }
    bool draws() const { return pdf_ != nullptr; }
    RenderOptions const& options() const { return job_.options; }
    ExhibitLimits const& limits_of(int exhibit) const;
    PlacedPdfs const& placed() const { return job_.placed; }

    double left() const { return margin_side_; }
    double width() const { return paper_width_ - 2 * margin_side_; }
    double top() const { return margin_top; }
    double bottom() const { return paper_height_ - margin_bottom; }
    double paper_width() const { return paper_width_; }
    double paper_height() const { return paper_height_; }
    double room() const { return bottom() - y_; }
    double page_height() const { return bottom() - top(); }
    double y() const { return y_; }
    int page() const { return page_; }

    void move_to(double y) { y_ = y; }
    void skip(double height) { y_ += height; }
    // Starts a page. Later pages of the same section carry `running_head` at their top.
    void start_section(std::string running_head);
    // The same below what is on the page already, where at least `height` is left.
    void continue_section(std::string running_head, double height);
    void next_page();
    // Goes to the next page unless `height` is left here. True when it did.
    bool need(double height);

    // The whole block at a place; the cursor does not move.
    void draw(TextBlock const& block, double x, double y);
    // The block at the cursor, over as many pages as it takes, without widows or orphans.
    void flow(TextBlock const& block, double x);
    void fill(Box const& box, Ink ink);
    void frame(Box const& box, Ink ink);
    void rule(double x, double y, double width, double thickness, Ink ink);
    void polygon(std::vector<Point> const& corners, Ink ink, bool filled);
    void circle(Point centre, double radius, Ink ink, bool filled);
    // Thin slanting lines: an area that reads in greyscale and lets text through.
    void hatch(Box const& box, Ink ink);
    // Page `page` (from 0) of the placed PDF of an exhibit fills the box.
    void place(int exhibit, int page, Box const& box);
    // A picture, scaled to fill the box.
    void image(cairo_surface_t* pixels, cairo_matrix_t const& pixels_to_points, Box const& clip);

    // Structure tags (PDF 1.7, 14.7.2): "H1", "P", or a link to a destination.
    void begin_tag(char const* name, std::string const& attributes = {});
    void end_tag(char const* name);
    // Names the cursor's place on this page, and the bookmark that leads to it.
    void destination(std::string const& name);
    void bookmark(std::string const& title, std::string const& destination,
                  bool below_last = false);
    void record_exhibit(int number) { found_.exhibit_pages[number] = page_; }
    void record_exhibit_end(int number) { found_.exhibit_last_pages[number] = page_; }
    // What the next Figure shows, for those who cannot see it.
    void describe_figure(std::string text) { found_.figures.push_back(std::move(text)); }

    // Ends the last page and closes the file.
    Result<Numbers> finish();

private:
    Canvas(Job const& job, Numbers known, std::string* pdf);
    void write_metadata(CaseDocument const& document);
    void draw_line(TextBlock const& block, std::size_t line, double x, double y);
    void count_unknown(TextBlock const& block);
    void paint_path(Ink ink, bool filled);
    void draw_footer();
    void draw_running_head();
    std::size_t lines_that_fit(TextBlock const& block, std::size_t first) const;
    std::string page_of_pages() const;

    static constexpr double margin_top = 58;
    static constexpr double margin_bottom = 66;

    Job job_;
    std::string* pdf_;
    Numbers known_;
    Numbers found_;
    std::string footer_title_;
    std::string footer_ledger_;
    std::string running_head_;
    double margin_side_;
    double paper_width_;
    double paper_height_;
    Typesetter typesetter_;
    Owned<cairo_surface_t> surface_;
    Owned<cairo_t> cairo_;
    double y_ = margin_top;
    int page_ = 0;
    int last_top_bookmark_ = 0;
};

// A structure tag for the time of a scope.
class Tagged {
public:
    Tagged(Canvas& canvas, char const* name, std::string const& attributes = {})
        : canvas_{canvas}, name_{name} {
        canvas_.begin_tag(name_, attributes);
    }
    ~Tagged() { canvas_.end_tag(name_); }
    Tagged(Tagged const&) = delete;
    Tagged& operator=(Tagged const&) = delete;

private:
    Canvas& canvas_;
    char const* name_;
};

// What is drawn in its scope leads to an exhibit. For an exhibit that the document does not hold,
// plain text.
class ExhibitLink {
public:
    ExhibitLink(Canvas& canvas, int exhibit);
    ~ExhibitLink();
    ExhibitLink(ExhibitLink const&) = delete;
    ExhibitLink& operator=(ExhibitLink const&) = delete;

private:
    Canvas& canvas_;
    bool linked_;
};

}  // namespace tally::casefile::pdf
