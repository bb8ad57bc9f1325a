// Claims and reasons: what must be shown, what shows it, and what the other side will say.
#include <algorithm>

#include "base/check.h"
#include "casefile/pdf/parts.h"
#include "casefile/pdf/printable.h"
#include "casefile/pdf/sections.h"
#include "casefile/pdf/table.h"

namespace tally::casefile::pdf {
namespace {

constexpr std::size_t claims_max = 100;
constexpr std::size_t cells_max = 200;
constexpr std::size_t reasons_max = 200;

// A shape for each word: they stay apart in greyscale and for whoever sees no colours.
char const* shape_of(CellStatus status) {
    switch (status) {
        case CellStatus::proved: return "\u25CF";            // full circle
        case CellStatus::supported: return "\u25D0";         // half a circle
        case CellStatus::disputed_by_them: return "\u25C6";  // full diamond
        case CellStatus::disputed_by_us: return "\u25C7";    // empty diamond
        case CellStatus::missing: return "\u25CB";           // empty circle
    }
    TALLY_CHECK(false);
}

char const* shape_of(ReasonStance stance) {
    switch (stance) {
        case ReasonStance::unfounded: return "\u25CB";
        case ReasonStance::partly_founded: return "\u25D0";
        case ReasonStance::founded: return "\u25CF";
    }
    TALLY_CHECK(false);
}

template <typename Word>
std::string shape_and_word(Word word) {
    return std::string{shape_of(word)} + " " + std::string{name(word)};
}

// "3 proved, 1 supported, 1 missing", each with its shape.
std::string counts_of(MatrixClaim const& claim) {
    std::string text;
    for (auto const status :
         {CellStatus::proved, CellStatus::supported, CellStatus::disputed_by_them,
          CellStatus::disputed_by_us, CellStatus::missing}) {
        auto const count = std::ranges::count(claim.cells, status, &MatrixCell::status);
        if (count > 0)
            text += (text.empty() ? "" : "   ") + std::string{shape_of(status)} + "\u00A0" +
                    std::to_string(count) + "\u00A0" + std::string{name(status)};
    }
    return text;
}

std::string both(std::string const& first, std::string const& second) {
    return first + (first.empty() || second.empty() ? "" : " ") + second;
}

std::string reply_of(std::string const& they_will_say) {
    return they_will_say.empty() ? "" : "They will say: " + printable_line(they_will_say);
}

void draw_overview(Canvas& canvas, std::vector<MatrixClaim> const& claims) {
    Table table{canvas,
                {{"Claim", 0.44}, {"Amount", 0.16, Align::right}, {"What must be shown", 0.40}}};
    for (auto const& claim : first_of(claims, claims_max))
        table.row(
            {{std::to_string(claim.number) + ". " + printable_line(claim.text),
              small_style.as_bold(), claim.by.empty() ? "" : "by the " + printable_line(claim.by)},
             {printable_line(claim.amount)},
             {counts_of(claim)}});
    canvas.skip(6);
}

void draw_claim(Canvas& canvas, MatrixClaim const& claim) {
    constexpr double worth_a_start = 120;
    canvas.need(worth_a_start);
    auto const amount = claim.amount.empty() ? "" : " (" + printable_line(claim.amount) + ")";
    draw_heading(canvas, "Claim " + std::to_string(claim.number) + ": " +
                             printable_line(claim.text) + amount);
    Table table{canvas,
                {{"What must be shown", 0.29},
                 {"Status", 0.20},
                 {"What shows it, and what is against it", 0.40},
                 {"Exhibit", 0.11, Align::right}}};
    for (auto const& cell : first_of(claim.cells, cells_max)) {
        bool const open = cell.status == CellStatus::missing;
        table.row({{printable_line(cell.element), small_style},
                   {shape_and_word(cell.status), open ? small_style : small_style.as_bold()},
                   {printable_line(cell.note), small_style, reply_of(cell.they_will_say)},
                   {"", small_style, "", 0, cell.exhibits}});
    }
}

}  // namespace

void draw_matrix(Canvas& canvas, CaseDocument const& document) {
    if (document.matrix.empty()) return;
    canvas.start_section("Claims");
    draw_section_heading(canvas, "Claims, and what shows them", "claims");
    canvas.flow({canvas.typesetter(),
                 "Each claim stands on elements that must be shown. Proved: a paper that the other "
                 "side or a third party vouches for. Supported: papers of the freelancer alone, or "
                 "signs. The owner of this record chose what counts; the reader decides.",
                 small_style.in(grey),
                 {canvas.width()}},
                canvas.left());
    canvas.skip(10);
    draw_overview(canvas, document.matrix);
    for (auto const& claim : first_of(document.matrix, claims_max)) draw_claim(canvas, claim);
}

void draw_reasons(Canvas& canvas, CaseDocument const& document) {
    constexpr double worth_a_start = 140;
    if (document.reasons.empty()) return;
    canvas.continue_section("Reasons answered", worth_a_start);
    draw_section_heading(canvas, "The client\u2019s reasons, answered", "reasons");
    Table table{canvas,
                {{"Reason given", 0.30},
                 {"Finding", 0.21},
                 {"Answer", 0.38},
                 {"Exhibit", 0.11, Align::right}}};
    for (auto const& row : first_of(document.reasons, reasons_max)) {
        auto const clause = row.clause.empty() ? "" : "See " + printable_line(row.clause) + ".";
        table.row(
            {{std::to_string(row.number) + ". \u201C" + printable_line(row.reason) + "\u201D"},
             {shape_and_word(row.stance), small_style.as_bold()},
             {printable_line(row.answer), small_style, both(clause, reply_of(row.they_will_say))},
             {"", small_style, "", 0, row.exhibits}});
    }
}

}  // namespace tally::casefile::pdf
