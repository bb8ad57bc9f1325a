#include "casefile/pdf/parts.h"
#include "casefile/pdf/printable.h"
#include "casefile/pdf/sections.h"
#include "casefile/render_pdf.h"

namespace tally::casefile::pdf {
namespace {

constexpr std::size_t statements_max = 50;

void draw_statement(Canvas& canvas, Statement const& statement, std::size_t number) {
    auto const title = printable_line(statement.title);
    canvas.start_section(title);
    draw_section_heading(canvas, title, "statement-" + std::to_string(number));
    auto const text = printable(utf8_prefix(statement.text, exhibit_bytes_max));
    std::string_view rest{text};
    while (!rest.empty()) {
        auto const line = rest.substr(0, rest.find('\n'));
        if (line.starts_with("# "))
            draw_heading(canvas, line.substr(2));
        else
            flow_lines(canvas, line, {exhibit_lines_max, 0}, "",
                       [](std::string_view) { return LineLook{body_style}; });
        canvas.skip(line.empty() ? body_style.size * 0.6 : 3);
        rest.remove_prefix(std::min(line.size() + 1, rest.size()));
    }
}

}  // namespace

void draw_statements(Canvas& canvas, CaseDocument const& document) {
    std::size_t number = 0;
    for (auto const& statement : first_of(document.statements, statements_max))
        draw_statement(canvas, statement, ++number);
}

}  // namespace tally::casefile::pdf
