// The pieces of page 1 that always stand on it: head, facts, strongest exhibits, what is asked, and
// the box of limits. Each is bounded by a number of lines, so their sum fits.
#include <algorithm>
#include <utility>

#include "casefile/pdf/brief_page.h"
#include "casefile/pdf/parts.h"
#include "casefile/pdf/printable.h"

namespace tally::casefile::pdf {
namespace {

constexpr std::size_t facts_max = 8;
constexpr std::size_t strongest_max = 3;
constexpr std::size_t does_not_show_max = 5;
constexpr double facts_share = 0.64;  // of the width; the amount stands beside

}  // namespace

// Even lines: what a foreign script asks for must not push the brief off its page.
BriefPage::Block BriefPage::block(std::string const& text, Style const& style, double width,
                                  int lines_max, Align align) const {
    return std::make_shared<TextBlock const>(
        canvas_.typesetter(), printable_line(text), style.scaled(scale_),
        BlockOptions{.width = width, .lines_max = lines_max, .align = align, .even_lines = true});
}

void BriefPage::draw_tagged(char const* tag, TextBlock const& text, double x, double y) {
    Tagged const tagged{canvas_, tag};
    canvas_.draw(text, x, y);
}

void BriefPage::add_text(char const* tag, std::string const& text, Style const& style,
                         int lines_max) {
    if (text.empty()) return;
    auto const set = block(text, style, canvas_.width(), lines_max);
    add(set->height(), [this, tag, set](double y) { draw_tagged(tag, *set, canvas_.left(), y); });
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
    add(0.9, [this](double y) { canvas_.rule(canvas_.left(), y, canvas_.width(), 0.9, accent); });
    gap(8);
}

Piece BriefPage::facts_column(double width) const {
    constexpr double label_width = 82;
    constexpr Style value_style{Face::sans, 8.8, 1.42};
    Piece column;
    std::vector<std::function<void(double)>> rows;
    for (auto const& fact : first_of(brief_.facts, facts_max)) {
        auto const label = block(fact.label, label_style, label_width - 8, 2);
        auto const value = block(fact.value, value_style, width - label_width, 2);
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

Piece BriefPage::amount_column(double x, double width) const {
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
    for (auto const& exhibit : first_of(brief_.strongest, strongest_max))
        add_strong_exhibit(exhibit);
}

void BriefPage::add_asked() {
    if (brief_.asked.empty()) return;
    add_heading("What is asked");
    add_text("P", brief_.asked, body_style, 4);
}

void BriefPage::add_limits() {
    if (brief_.does_not_show.empty()) return;
    constexpr double inset = 10;
    constexpr double dash_width = 9;
    auto const width = canvas_.width() - 2 * inset;
    auto const heading = block("What this file does not show", heading_style, width, 1);
    auto const dash = block("\u2013", small_style.in(accent), dash_width, 1);
    std::vector<Block> limits;
    double height = 2 * (inset - 2) + heading->height();
    for (auto const& limit : first_of(brief_.does_not_show, does_not_show_max)) {
        limits.push_back(block(limit, small_style, width - dash_width, 2));
        height += limits.back()->height();
    }
    gap(12);
    add(height, [=, this](double y) {
        auto const x = canvas_.left() + inset;
        canvas_.fill({canvas_.left(), y, canvas_.width(), height}, tint);
        canvas_.fill({canvas_.left(), y, 2.2, height}, accent);
        y += inset - 2;
        draw_tagged("H2", *heading, x, y);
        y += heading->height();
        for (auto const& limit : limits) {
            Tagged const tagged{canvas_, "P"};
            canvas_.draw(*dash, x, y);
            canvas_.draw(*limit, x + dash_width, y);
            y += limit->height();
        }
    });
}

}  // namespace tally::casefile::pdf
