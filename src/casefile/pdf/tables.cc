// The sections that are one table each.
#include "casefile/pdf/parts.h"
#include "casefile/pdf/printable.h"
#include "casefile/pdf/sections.h"
#include "casefile/pdf/table.h"
#include "casefile/render_pdf.h"

namespace tally::casefile::pdf {
namespace {

constexpr char claimed_note[] = "claimed: recorded by the freelancer only";
constexpr double chronology_room = 300;  // less below the milestones is not worth a start

void draw_rows_left_out(Canvas& canvas, std::size_t rows, std::size_t rows_max,
                        std::string const& see) {
    if (rows <= rows_max) return;
    canvas.skip(6);
    draw_one_line(canvas, "\u2026 " + std::to_string(rows - rows_max) + " more rows" + see,
                  small_style.in(accent).as_bold());
}

Cell exhibit_cell(int exhibit, std::string text) {
    return {std::move(text), small_style.as_bold().in(accent), {}, exhibit};
}

std::string left_out_note(Exhibit const& exhibit) {
    return "left out to meet the limit, in the bundle: " + printable_line(exhibit.file_in_bundle);
}

void draw_introduction(Canvas& canvas, std::string const& text) {
    canvas.flow({canvas.typesetter(), text, small_style.in(grey), {canvas.width()}}, canvas.left());
    canvas.skip(12);
}

}  // namespace

void draw_milestones(Canvas& canvas, CaseDocument const& document) {
    if (document.milestones.empty()) return;
    canvas.start_section("Milestones");
    draw_section_heading(canvas, "Milestones", "milestones");
    Table table{canvas,
                {{"No.", 0.07},
                 {"Milestone", 0.38},
                 {"Amount", 0.15, Align::right},
                 {"Due", 0.16},
                 {"State", 0.24}}};
    for (auto const& row : first_of(document.milestones, milestone_rows_max)) {
        table.row({{std::to_string(row.number), small_style.in(grey)},
                   {printable_line(row.title), small_style.as_bold()},
                   {printable_line(row.amount)},
                   {printable_line(row.due)},
                   {printable_line(row.state)}});
    }
    draw_rows_left_out(canvas, document.milestones.size(), milestone_rows_max, "");
}

void draw_chronology(Canvas& canvas, CaseDocument const& document) {
    if (document.chronology.empty()) return;
    if (document.milestones.empty()) {
        canvas.start_section("Chronology");
    } else {
        canvas.continue_section("Chronology", chronology_room);
    }
    draw_section_heading(canvas, "Chronology", "chronology");
    draw_timeline(canvas, document.timeline);
    draw_introduction(canvas,
                      "Occurred: when the act is said to have taken place. Recorded: when the "
                      "ledger took it down. Attested: what the "
                      "signature of somebody else proves about that time. Nothing but the "
                      "freelancer\u2019s own record vouches "
                      "for an act marked \u201Cclaimed\u201D.");
    Table table{canvas,
                {{"Occurred", 0.16},
                 {"Recorded, attested", 0.19},
                 {"Who", 0.15},
                 {"What", 0.40},
                 {"Exhibit", 0.10, Align::right}}};
    for (auto const& row : first_of(document.chronology, chronology_rows_max)) {
        if (!row.gap_before.empty()) table.remark(printable_line(row.gap_before));
        if (row.what.empty()) continue;  // a silence that goes on
        auto const number = row.exhibit > 0 ? std::to_string(row.exhibit) : "";
        table.row(
            {{printable_line(row.occurred)},
             {printable_line(row.recorded), small_style.in(grey), printable_line(row.attested)},
             {printable_line(row.who)},
             {printable_line(row.what), small_style, row.claimed ? claimed_note : ""},
             exhibit_cell(row.exhibit, number)});
    }
    draw_rows_left_out(canvas, document.chronology.size(), chronology_rows_max,
                       ": see chronology.csv");
}

void draw_exhibit_index(Canvas& canvas, CaseDocument const& document) {
    if (document.exhibits.empty()) return;
    canvas.start_section("Index of exhibits");
    draw_section_heading(canvas, "Index of exhibits", "index");
    Table table{
        canvas,
        {{"Exhibit", 0.10}, {"Title", 0.57}, {"Occurred", 0.23}, {"Page", 0.10, Align::right}}};
    for (auto const& exhibit : document.exhibits) {
        if (canvas.options().left_out.contains(exhibit.number)) {
            table.row(
                {{std::to_string(exhibit.number), small_style.in(grey)},
                 {printable_line(exhibit.title), small_style.in(grey), left_out_note(exhibit)},
                 {printable_line(exhibit.occurred), small_style.in(grey)},
                 {"\u2013", small_style.in(grey)}});
            continue;
        }
        auto const page = std::to_string(canvas.known().page_of(exhibit.number));
        table.row({exhibit_cell(exhibit.number, std::to_string(exhibit.number)),
                   {printable_line(exhibit.title), small_style,
                    printable_line(exhibit.file_in_bundle), exhibit.number},
                   {printable_line(exhibit.occurred)},
                   exhibit_cell(exhibit.number, page)});
    }
}

}  // namespace tally::casefile::pdf
