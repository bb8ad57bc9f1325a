#include "casefile/pdf/table.h"

#include <algorithm>

#include "base/check.h"
#include "casefile/pdf/parts.h"

namespace tally::casefile::pdf {
namespace {

constexpr double gutter = 13;       // between columns
constexpr double padding = 4.2;     // above and below the text of a row
constexpr int cell_lines_max = 14;  // with the note, so a row is shorter than a page
constexpr int note_lines_max = 3;
constexpr Style head_style{Face::sans, 7.4, 1.45, true, false, accent};
constexpr Style note_style{Face::sans, 7.4, 1.45, false, true, grey};

}  // namespace

Table::Table(Canvas& canvas, std::vector<Column> columns)
    : canvas_{canvas}, columns_{std::move(columns)} {
    draw_head();
}

double Table::SetCell::height() const {
    double sum = text.height() + (note.empty() ? 0 : note.front().height());
    if (!numbers.empty()) sum = 0;
    for (auto const& number : numbers) sum += number.second.height();
    return sum;
}

double Table::inner_width(Column const& column) const {
    bool const last = &column == &columns_.back();  // ends where the rules end
    return column.share * canvas_.width() - (last ? 0 : gutter);
}

void Table::draw_head() {
    auto x = canvas_.left();
    double height = 0;
    for (auto const& column : columns_) {
        TextBlock const head{
            canvas_.typesetter(), column.head, head_style, {inner_width(column), 3, column.align}};
        Tagged const tag{canvas_, "P"};
        canvas_.draw(head, x, canvas_.y());
        height = std::max(height, head.height());
        x += column.share * canvas_.width();
    }
    canvas_.skip(height + 3);
    canvas_.rule(canvas_.left(), canvas_.y(), canvas_.width(), 0.9, accent);
    canvas_.skip(0.9);
}

Table::SetCell Table::set(Column const& column, Cell const& cell) const {
    BlockOptions const options{inner_width(column), cell_lines_max, column.align};
    std::vector<TextBlock> note;
    if (!cell.note.empty()) {
        note.emplace_back(canvas_.typesetter(), cell.note, note_style,
                          BlockOptions{inner_width(column), note_lines_max, column.align});
    }
    return {TextBlock{canvas_.typesetter(), cell.text, cell.style, options}, std::move(note),
            cell.exhibit, set_numbers(column, cell.exhibits)};
}

std::vector<std::pair<int, TextBlock>> Table::set_numbers(Column const& column,
                                                          std::vector<int> const& exhibits) const {
    constexpr std::size_t numbers_max = 12;
    std::vector<std::pair<int, TextBlock>> numbers;
    for (auto const number : first_of(exhibits, numbers_max))
        numbers.emplace_back(number, TextBlock{canvas_.typesetter(),
                                               std::to_string(number),
                                               small_style.as_bold().in(accent),
                                               {inner_width(column), 1, column.align}});
    return numbers;
}

void Table::remark(std::string_view text) {
    TextBlock const block{
        canvas_.typesetter(), text, note_style.in(black), {canvas_.width() - 12, 2}};
    auto const height = block.height() + 2 * padding;
    if (canvas_.need(height)) draw_head();
    canvas_.hatch({canvas_.left(), canvas_.y(), 6, height - 0.4}, grey);
    {
        Tagged const tag{canvas_, "P"};
        canvas_.draw(block, canvas_.left() + 12, canvas_.y() + padding);
    }
    canvas_.skip(height);
    canvas_.rule(canvas_.left(), canvas_.y(), canvas_.width(), 0.4, hairline);
}

void Table::row(std::vector<Cell> const& cells, bool marked) {
    TALLY_CHECK(cells.size() == columns_.size());
    std::vector<SetCell> set_cells;
    double height = 0;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        set_cells.push_back(set(columns_[i], cells[i]));
        height = std::max(height, set_cells.back().height());
    }
    if (canvas_.need(height + 2 * padding)) draw_head();
    if (marked) {
        canvas_.fill({canvas_.left(), canvas_.y(), canvas_.width(), height + 2 * padding}, shade);
        canvas_.fill({canvas_.left() - 8, canvas_.y(), 2.4, height + 2 * padding}, accent);
    }
    auto x = canvas_.left();
    for (std::size_t i = 0; i < cells.size(); ++i) {
        draw(set_cells[i], x, canvas_.y() + padding);
        x += columns_[i].share * canvas_.width();
    }
    canvas_.skip(height + 2 * padding);
    canvas_.rule(canvas_.left(), canvas_.y(), canvas_.width(), 0.4, hairline);
}

void Table::draw(SetCell const& cell, double x, double y) {
    for (auto const& [exhibit, number] : cell.numbers) {
        Tagged const numbered{canvas_, "P"};
        ExhibitLink const link{canvas_, exhibit};
        canvas_.draw(number, x, y);
        y += number.height();
    }
    if (!cell.numbers.empty()) return;
    Tagged const tag{canvas_, "P"};
    {
        ExhibitLink const link{canvas_, cell.exhibit};
        canvas_.draw(cell.text, x, y);
    }
    if (!cell.note.empty()) canvas_.draw(cell.note.front(), x, y + cell.text.height());
}

}  // namespace tally::casefile::pdf
