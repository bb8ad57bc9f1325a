#include "casefile/render_pdf.h"

#include <set>

#include "base/check.h"
#include "casefile/pdf/canvas.h"
#include "casefile/pdf/finish.h"
#include "casefile/pdf/printable.h"
#include "casefile/pdf/sections.h"

namespace tally::casefile {
namespace {

Result<void> check_exhibits(std::vector<Exhibit> const& exhibits) {
    if (exhibits.size() > exhibits_max) {
        return fail(Code::invalid_input,
                    "a case file holds at most " + std::to_string(exhibits_max) + " exhibits");
    }
    std::set<int> numbers;
    for (auto const& exhibit : exhibits) {
        if (exhibit.number < 1 || !numbers.insert(exhibit.number).second) {
            return fail(Code::invalid_input, "exhibit number " + std::to_string(exhibit.number) +
                                                 " is used twice or below 1");
        }
    }
    return {};
}

Result<pdf::Numbers> draw_all(pdf::Canvas canvas, CaseDocument const& document) {
    pdf::draw_brief(canvas, document);
    pdf::draw_milestones(canvas, document);
    pdf::draw_chronology(canvas, document);
    pdf::draw_exhibit_index(canvas, document);
    for (auto const& exhibit : document.exhibits) pdf::draw_exhibit(canvas, exhibit);
    pdf::draw_verification(canvas, document);
    return canvas.finish();
}

}  // namespace

Result<RenderedPdf> render_pdf(CaseDocument const& document) {
    TRY(check_exhibits(document.exhibits));
    TRY(pdf::check_fonts());
    auto const known = TRY(draw_all(pdf::Canvas::measuring(document), document));
    std::string drawn;
    auto const found = TRY(draw_all(pdf::Canvas::drawing(document, known, drawn), document));
    // No number printed may change where a page ends.
    TALLY_CHECK(found.pages == known.pages && found.exhibit_pages == known.exhibit_pages);
    return RenderedPdf{
        TRY(pdf::finish_pdf(drawn, {pdf::printable_line(document.language), document.made})),
        known.pages,
        {known.exhibit_pages.begin(), known.exhibit_pages.end()},
        found.unknown_characters};
}

}  // namespace tally::casefile
