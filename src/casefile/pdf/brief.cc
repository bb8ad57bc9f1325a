// Page 1 is laid out at full size, then a little smaller, and at last with a story that stops where
// the page does.
#include <algorithm>
#include <array>

#include "base/check.h"
#include "casefile/pdf/brief_page.h"
#include "casefile/pdf/parts.h"
#include "casefile/pdf/sections.h"

namespace tally::casefile::pdf {
namespace {

// At the last size everything but the story fits the lower of both papers, by its caps on lines.
constexpr std::array scales{1.0, 0.95, 0.90, 0.80};
constexpr std::size_t story_paragraphs_max = 12;

}  // namespace

// The story takes the room that the rest leaves. False when it did not get all it needs and may
// not be cut.
bool BriefPage::add_story(double room, bool may_cut) {
    if (brief_.story.empty()) return true;
    constexpr double paragraph_gap = 4;
    auto const line_height = body_style.size * body_style.leading * scale_;
    auto const end = height_ + room;
    bool cut = brief_.story.size() > story_paragraphs_max;
    add_heading("What happened");
    for (auto const& paragraph : first_of(brief_.story, story_paragraphs_max)) {
        // One line stays free for the words that say where the story goes on.
        auto const lines = static_cast<int>((end - height_) / line_height) - 1;
        auto const whole = block(paragraph, body_style, canvas_.width(), std::max(lines, 0) + 1);
        bool const fits = static_cast<int>(whole->line_count()) <= lines;
        if (lines > 0) add_text("P", paragraph, body_style, lines);
        cut = cut || !fits;
        if (!fits) break;
        gap(paragraph_gap);
    }
    if (cut) add_text("P", "Continued in the chronology.", small_style.as_italic().in(grey), 1);
    return may_cut || !cut;
}

bool BriefPage::compose(bool may_cut_story) {
    // Everything but the story first: its room is what the rest leaves.
    BriefPage rest{canvas_, document_, scale_};
    rest.add_head();
    rest.add_facts();
    rest.add_strongest();
    rest.add_asked();
    rest.add_limits();
    add_head();
    add_facts();
    // Type that may not be small gets a second page rather than a brief without its story.
    auto const pages = may_cut_story && canvas_.options().font_size_min > 0 ? 2 : 1;
    bool const complete = add_story(pages * canvas_.page_height() - rest.height_, may_cut_story);
    add_strongest();
    add_asked();
    add_limits();
    return complete && height_ <= canvas_.page_height();
}

void BriefPage::draw() {
    for (auto const& piece : pieces_) {
        canvas_.need(piece.height);
        piece.draw(canvas_.y());
        canvas_.skip(piece.height);
    }
}

void draw_brief(Canvas& canvas, CaseDocument const& document) {
    canvas.start_section({});
    canvas.destination("brief");
    canvas.bookmark("Brief", "brief");
    for (auto const scale : scales) {
        bool const last = scale == scales.back();
        BriefPage page{canvas, document, scale};
        if (page.compose(last)) return page.draw();
        // Type that may not be small can take more than a page.
        if (last && canvas.options().font_size_min > 0) return page.draw();
        TALLY_CHECK(!last);
    }
}

}  // namespace tally::casefile::pdf
