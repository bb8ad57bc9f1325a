#include "casefile/pdf/parts.h"
#include "casefile/pdf/printable.h"
#include "casefile/pdf/sections.h"
#include "casefile/pdf/table.h"

namespace tally::casefile::pdf {
namespace {

constexpr double inset = 10;
constexpr int command_lines_max = 20;

void draw_command(Canvas& canvas, std::string const& command) {
    TextBlock const block{canvas.typesetter(),
                          printable_line(command),
                          mono_style.scaled(1.05),
                          {canvas.width() - 2 * inset, command_lines_max}};
    auto const height = block.height() + 8;
    canvas.need(height);
    canvas.fill({canvas.left(), canvas.y(), canvas.width(), height}, tint);
    {
        Tagged const tag{canvas, "P"};
        canvas.draw(block, canvas.left() + inset, canvas.y() + 4);
    }
    canvas.skip(height + 8);
}

// Digests and keys are compared letter by letter; words are read.
Style value_style(std::string_view value) {
    return value.find(' ') == value.npos ? mono_style : small_style;
}

void draw_step(Canvas& canvas, int number, CheckStep const& step) {
    constexpr double number_width = 18;
    canvas.need(50);  // a step stays with its command
    TextBlock const ordinal{canvas.typesetter(),
                            std::to_string(number) + ".",
                            body_style.in(accent).as_bold(),
                            {number_width}};
    canvas.draw(ordinal, canvas.left(), canvas.y());
    canvas.flow({canvas.typesetter(),
                 printable_line(step.text),
                 body_style,
                 {canvas.width() - number_width}},
                canvas.left() + number_width);
    canvas.skip(5);
    if (!step.command.empty()) draw_command(canvas, step.command);
    canvas.skip(3);
}

// "40 messages in this thread, 12 disclosed": counted from the ledger's lines, which hide nothing.
void draw_completeness(Canvas& canvas, std::vector<Completeness> const& conversations) {
    constexpr std::size_t rows_max = 200;
    if (conversations.empty()) return;
    draw_heading(canvas, "How complete this is");
    Table table{canvas,
                {{"Conversation", 0.46},
                 {"Recorded", 0.16, Align::right},
                 {"In this file", 0.18, Align::right},
                 {"Kept back", 0.20, Align::right}}};
    for (auto const& row : first_of(conversations, rows_max))
        table.row(
            {{row.title.empty() ? printable_line(row.conversation) : printable_line(row.title),
              row.title.empty() ? mono_style : small_style,
              row.title.empty() ? "" : printable_line(row.conversation)},
             {grouped(row.recorded)},
             {grouped(row.disclosed)},
             {grouped(row.withheld)}});
    if (conversations.size() > rows_max)
        draw_cut(canvas, "\u2026 " + grouped(conversations.size() - rows_max) + " more");
    canvas.skip(14);
}

}  // namespace

void draw_verification(Canvas& canvas, CaseDocument const& document) {
    constexpr char title[] = "How to check this file";
    if (document.verification.empty() && document.how_to_verify.empty()) return;
    canvas.start_section(title);
    draw_section_heading(canvas, title, "check");
    for (auto const& [label, value] : document.verification)
        draw_fact(canvas, label, value, value_style(value));
    canvas.skip(14);
    draw_completeness(canvas, document.completeness);
    int number = 0;
    for (auto const& step : document.how_to_verify) draw_step(canvas, ++number, step);
}

}  // namespace tally::casefile::pdf
