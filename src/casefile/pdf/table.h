// A table over any number of pages: its head is repeated, its rows are never split.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "casefile/pdf/canvas.h"

namespace tally::casefile::pdf {

struct Column {
    std::string head;
    double share = 0;  // of the table's width; the shares add up to 1
    Align align = Align::left;
};

struct Cell {
    std::string text;  // printable
    Style style = small_style;
    std::string note{};           // below the text, in grey; may be empty
    int exhibit = 0;              // where the text leads to; 0 = nowhere
    std::vector<int> exhibits{};  // instead of a text: numbers, each leading to its exhibit
};

class Table {
public:
    // Draws the head at the cursor.
    Table(Canvas& canvas, std::vector<Column> columns);
    // One cell for each column. A marked row is shaded and has a bar at its edge.
    void row(std::vector<Cell> const& cells, bool marked = false);
    // Words between two rows, over the whole width.
    void remark(std::string_view text);

private:
    struct SetCell {
        TextBlock text;
        std::vector<TextBlock> note;  // none or one
        int exhibit;
        std::vector<std::pair<int, TextBlock>> numbers;  // one below the other
        double height() const;
    };
    std::vector<std::pair<int, TextBlock>> set_numbers(Column const& column,
                                                       std::vector<int> const& exhibits) const;
    void draw_head();
    double inner_width(Column const& column) const;
    SetCell set(Column const& column, Cell const& cell) const;
    void draw(SetCell const& cell, double x, double y);

    Canvas& canvas_;
    std::vector<Column> columns_;
};

}  // namespace tally::casefile::pdf
