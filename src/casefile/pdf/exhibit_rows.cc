// Rows of statements, and commits: what is read by column.
#include <algorithm>

#include "casefile/pdf/parts.h"
#include "casefile/pdf/printable.h"
#include "casefile/pdf/sections.h"
#include "casefile/pdf/table.h"
#include "casefile/render_pdf.h"

namespace tally::casefile::pdf {
namespace {

constexpr std::size_t columns_max = 8;  // more do not read on paper
constexpr std::size_t cell_bytes_max = 400;
constexpr double number_share = 0.07;
constexpr Style cell_style{Face::sans, 7.8, 1.4};

std::string cell_text(std::vector<std::string> const& row, std::size_t column) {
    if (column >= row.size()) return "";
    return printable_line(utf8_prefix(row[column], cell_bytes_max));
}

// Columns share the width by their longest words, within bounds.
std::vector<double> shares_of(TableExhibit const& table, std::size_t columns) {
    constexpr std::size_t shortest = 6;
    constexpr std::size_t longest = 36;
    constexpr std::size_t rows_looked_at = 200;
    std::vector<double> lengths;
    for (std::size_t i = 0; i < columns; ++i) {
        auto length = count_characters(cell_text(table.head, i)) + 2;
        for (auto const& row : first_of(table.rows, rows_looked_at))
            length = std::max(length, count_characters(cell_text(row, i)));
        lengths.push_back(static_cast<double>(std::clamp(length, shortest, longest)));
    }
    double sum = 0;
    for (auto const length : lengths) sum += length;
    for (auto& length : lengths) length *= (1 - number_share) / sum;
    return lengths;
}

std::size_t width_of(TableExhibit const& table) {
    auto columns = table.head.size();
    for (auto const& row : table.rows) columns = std::max(columns, row.size());
    return columns;
}

Table start_table(Canvas& canvas, TableExhibit const& table, std::size_t columns) {
    std::vector<Column> heads{{"Row", number_share}};
    auto const shares = shares_of(table, columns);
    for (std::size_t i = 0; i < columns; ++i)
        heads.push_back({cell_text(table.head, i), shares[i]});
    return Table{canvas, heads};
}

}  // namespace

void draw_rows(Canvas& canvas, Exhibit const& exhibit, TableExhibit const& table) {
    auto const columns = std::min(width_of(table), columns_max);
    auto const rows_max = static_cast<std::size_t>(canvas.limits_of(exhibit.number).lines_max / 2);
    if (!table.note.empty()) draw_remark(canvas, printable_line(table.note));
    auto drawn = start_table(canvas, table, columns);
    for (std::size_t i = 0; i < std::min(table.rows.size(), rows_max); ++i) {
        bool const decisive = std::ranges::find(table.decisive, i) != table.decisive.end();
        std::vector<Cell> cells{{std::to_string(table.first_row + i), cell_style.in(grey)}};
        for (std::size_t column = 0; column < columns; ++column)
            cells.push_back(
                {cell_text(table.rows[i], column), decisive ? cell_style.as_bold() : cell_style});
        drawn.row(cells, decisive);
    }
    if (table.rows.size() > rows_max)
        draw_cut(canvas, "Cut here: " + grouped(table.rows.size() - rows_max) + " more rows in " +
                             where_the_original_is(exhibit));
    if (width_of(table) > columns)
        draw_cut(canvas, grouped(width_of(table) - columns) + " more columns in " +
                             where_the_original_is(exhibit));
}

void draw_commit(Canvas& canvas, Exhibit const& exhibit, CommitExhibit const& commit) {
    constexpr std::size_t files_max = 100;
    draw_fact(canvas, "Commit", commit.id, mono_style);
    draw_fact(canvas, "Author", commit.author);
    if (!commit.committer.empty() && commit.committer != commit.author)
        draw_fact(canvas, "Committer", commit.committer);
    draw_fact(canvas, "Date", commit.date);
    if (!commit.signature.empty()) draw_fact(canvas, "Signature", commit.signature);
    canvas.skip(12);
    flow_foreign_text(canvas, commit.message, canvas.limits_of(exhibit.number).lines_max, exhibit,
                      [](std::string_view) { return LineLook{body_style}; });
    if (commit.files.empty()) return;
    draw_heading(canvas, "Files changed");
    for (auto const& file : first_of(commit.files, files_max)) {
        canvas.flow({canvas.typesetter(), printable_line(file), mono_style, {canvas.width(), 2}},
                    canvas.left());
    }
    if (commit.files.size() > files_max)
        draw_cut(canvas, "\u2026 " + grouped(commit.files.size() - files_max) + " more files");
}

}  // namespace tally::casefile::pdf
