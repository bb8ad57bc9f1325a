// Page 1. It is laid out as a stack of pieces whose heights are known before any is drawn: first
// at full size, then a little smaller, and at last with a story that stops where the page does.
#include <algorithm>
#include <array>
#include <functional>
#include <memory>
#include <utility>

#include "base/check.h"
#include "casefile/pdf/printable.h"
#include "casefile/pdf/sections.h"

namespace tally::casefile::pdf {
namespace {

constexpr std::array scales{1.0, 0.96, 0.92, 0.88};
constexpr std::size_t facts_max = 8;
constexpr std::size_t strongest_max = 3;
constexpr std::size_t does_not_show_max = 5;
constexpr std::size_t story_paragraphs_max = 12;
constexpr double facts_share = 0.64;  // of the width; the amount stands beside

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
    std::shared_ptr<TextBlock const> block(std::string const& text, Style const& style,
                                           double width, int lines_max, Align align = Align::left) {
        return std::make_shared<TextBlock const>(canvas_.typesetter(), printable_line(text),
                                                 style.scaled(scale_),
                                                 BlockOptions{width, lines_max, align});
    }
    void add_text(char const* tag, std::string const& text, Style const& style, int lines_max);
    void add_heading(std::string const& text);
    void add_head();
    void add_facts();
    void add_strongest();
    void add_strong_exhibit(StrongExhibit const& exhibit);
    void add_asked();
    void add_limits();
    bool add_story(double room, bool may_cut);
    Piece facts_column(double width);
    Piece amount_column(double x, double width);

    Canvas& canvas_;
    CaseDocument const& document_;
    Brief const& brief_;
    double scale_;
    double height_ = 0;
    std::vector<Piece> pieces_;
};

void BriefPage::add_text(char const* tag, std::string const& text, Style const& style,
                         int lines_max) {
    if (text.empty()) return;
    auto const set = block(text, style, canvas_.width(), lines_max);
    add(set->height(), [this, tag, set](double y) {
        Tagged const tagged{canvas_, tag};
        canvas_.draw(*set, canvas_.left(), y);
    });
}

void BriefPage::add_heading(std::string const& text) {
    gap(11);
    add_text("H2", text, heading_style, 1);
    gap(3);
}

void BriefPage::add_head() {
    add_text("P", document_.forum.empty() ? "Case brief" : "Case brief \u00B7 " + document_.forum,
             kicker_style, 1);
    gap(5);
    add_text("H1", brief_.title, title_style, 2);
    gap(4);
    add_text("P", brief_.claim, Style{Face::serif, 11.2, 1.42, false, true}, 4);
    gap(9);
    add(0.9, [this](double y) {
        canvas_.rule(canvas_.left(), y, canvas_.width(), 0.9, accent);
    });
    gap(8);
}

Piece BriefPage::facts_column(double width) {
    constexpr double label_width = 82;
    constexpr Style value_style{Face::sans, 8.8, 1.42};
    Piece column;
    std::vector<std::function<void(double)>> rows;
    for (std::size_t i = 0; i < std::min(brief_.facts.size(), facts_max); ++i) {
        auto const label = block(brief_.facts[i].label, label_style, label_width - 8, 2);
        auto const value = block(brief_.facts[i].value, value_style, width - label_width, 2);
        rows.emplace_back([this, label, value, offset = column.height](double y) {
            Tagged const tagged{canvas_, "P"};
            canvas_.draw(*label, canvas_.left(), y + offset + 0.9 * scale_);
            canvas_.draw(*value, canvas_.left() + label_width, y + offset);
        });
        column.height += std::max(label->height(), value->height()) + 1.5;
    }
    column.draw = [rows](double y) {
        for (auto const& row : rows) row(y);
    };
    return column;
}

Piece BriefPage::amount_column(double x, double width) {
    constexpr Style amount_style{Face::serif, 21, 1.25, true, false, accent};
    constexpr Style attested_style{Face::sans, 8.8, 1.42};
    constexpr double between = 7;
    auto const amount_label = block("Amount in dispute", label_style, width, 1);
    auto const amount = block(brief_.amount, amount_style, width, 1);
    auto const attested_label = block("First attested on", label_style, width, 1);
    auto const attested = block(brief_.first_attested, attested_style, width, 3);
    auto const height = amount_label->height() + amount->height() + between * scale_ +
                        attested_label->height() + attested->height();
    return {height, [=, this](double y) {
                canvas_.fill({x - 14, y, 0.5, height}, hairline);
                Tagged const tagged{canvas_, "P"};
                canvas_.draw(*amount_label, x, y);
                canvas_.draw(*amount, x, y += amount_label->height());
                canvas_.draw(*attested_label, x, y += amount->height() + between * scale_);
                canvas_.draw(*attested, x, y + attested_label->height());
            }};
}

void BriefPage::add_facts() {
    auto const facts_width = canvas_.width() * facts_share;
    auto const x = canvas_.left() + facts_width + 28;
    auto const facts = facts_column(facts_width);
    auto const amount = amount_column(x, canvas_.left() + canvas_.width() - x);
    add(std::max(facts.height, amount.height), [facts, amount](double y) {
        facts.draw(y);
        amount.draw(y);
    });
}

void BriefPage::add_strong_exhibit(StrongExhibit const& exhibit) {
    constexpr double number_width = 62;
    constexpr double page_width = 44;
    constexpr Style why_style{Face::serif, 9.2, 1.4, false, false, grey};
    auto const text_width = canvas_.width() - number_width - page_width;
    auto const page = canvas_.known().page_of(exhibit.number);
    auto const number = block("Exhibit " + std::to_string(exhibit.number),
                              small_style.as_bold().in(accent), number_width, 1);
    auto const title = block(exhibit.title, small_style.as_bold(), text_width, 1);
    auto const why = block(exhibit.why, why_style, text_width, 2);
    auto const where = block(page > 0 ? "p. " + std::to_string(page) : "", small_style.in(accent),
                             page_width, 1, Align::right);
    add(title->height() + why->height() + 3 * scale_, [=, this](double y) {
        Tagged const tagged{canvas_, "P"};
        auto const text_x = canvas_.left() + number_width;
        {
            ExhibitLink const link{canvas_, exhibit.number};
            canvas_.draw(*number, canvas_.left(), y);
            canvas_.draw(*title, text_x, y);
            canvas_.draw(*where, text_x + text_width, y);
        }
        canvas_.draw(*why, text_x, y + title->height());
    });
}

void BriefPage::add_strongest() {
    if (brief_.strongest.empty()) return;
    add_heading("The strongest exhibits");
    for (std::size_t i = 0; i < std::min(brief_.strongest.size(), strongest_max); ++i)
        add_strong_exhibit(brief_.strongest[i]);
}

void BriefPage::add_asked() {
    if (brief_.asked.empty()) return;
    add_heading("What is asked");
    add_text("P", brief_.asked, body_style, 4);
}

void BriefPage::add_limits() {
    if (brief_.does_not_show.empty()) return;
    constexpr double inset = 10;
    auto const width = canvas_.width() - 2 * inset;
    std::vector<std::shared_ptr<TextBlock const>> lines{
        block("What this file does not prove", heading_style, width, 1)};
    for (std::size_t i = 0; i < std::min(brief_.does_not_show.size(), does_not_show_max); ++i)
        lines.push_back(block("\u2013 " + brief_.does_not_show[i], small_style, width, 2));
    double height = 2 * (inset - 2);
    for (auto const& line : lines) height += line->height();
    gap(12);
    add(height, [this, lines, height](double y) {
        canvas_.fill({canvas_.left(), y, canvas_.width(), height}, tint);
        canvas_.fill({canvas_.left(), y, 2.2, height}, accent);
        y += inset - 2;
        for (auto const& line : lines) {
            Tagged const tagged{canvas_, "P"};
            canvas_.draw(*line, canvas_.left() + inset, y);
            y += line->height();
        }
    });
}

// False when a paragraph had to be left out or cut and that was not allowed.
bool BriefPage::add_story(double room, bool may_cut) {
    if (brief_.story.empty()) return true;
    auto const paragraph_gap = 4.0;
    auto const line_height = body_style.size * body_style.leading * scale_;
    auto const start = height_;
    bool cut = brief_.story.size() > story_paragraphs_max;
    add_heading("What happened");
    for (std::size_t i = 0; i < brief_.story.size() && i < story_paragraphs_max; ++i) {
        // One line stays free for the words that say where the story goes on.
        auto const left_over = room - (height_ - start) - line_height;
        auto const lines = static_cast<int>(left_over / line_height);
        if (lines < 1) {
            cut = true;
            break;
        }
        auto const whole = block(brief_.story[i], body_style, canvas_.width(), 0);
        cut = cut || static_cast<int>(whole->line_count()) > lines;
        add_text("P", brief_.story[i], body_style, lines);
        if (static_cast<int>(whole->line_count()) > lines) break;
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
    bool const complete = add_story(canvas_.page_height() - rest.height_, may_cut_story);
    add_strongest();
    add_asked();
    add_limits();
    return complete && height_ <= canvas_.page_height();
}

void BriefPage::draw() {
    for (auto const& piece : pieces_) {
        piece.draw(canvas_.y());
        canvas_.skip(piece.height);
    }
}

}  // namespace

void draw_brief(Canvas& canvas, CaseDocument const& document) {
    canvas.start_section({});
    canvas.destination("brief");
    canvas.bookmark("Brief", "brief");
    for (auto const scale : scales) {
        bool const last = scale == scales.back();
        BriefPage page{canvas, document, scale};
        if (page.compose(last)) return page.draw();
        TALLY_CHECK(!last);  // at this size the caps on lines alone keep it on the page
    }
}

}  // namespace tally::casefile::pdf
