#include "casefile/render_pdf.h"

#include <set>

#include "base/check.h"
#include "casefile/pdf/canvas.h"
#include "casefile/pdf/finish.h"
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

Result<void> check_options(RenderOptions const& options) {
    constexpr double font_size_largest = 24;
    if (options.font_size_min < 0 || options.font_size_min > font_size_largest)
        return fail(Code::invalid_input, "the smallest type can be at most 24 points");
    return {};
}

// Read once, drawn from twice.
pdf::PlacedPdfs open_pdfs(CaseDocument const& document, RenderOptions const& options) {
    pdf::PlacedPdfs placed;
    for (auto const& exhibit : document.exhibits) {
        auto const* const content = std::get_if<PdfExhibit>(&exhibit.content);
        if (content == nullptr || options.left_out.contains(exhibit.number)) continue;
        auto const exception = options.limits_of.find(exhibit.number);
        auto const& limits =
            exception == options.limits_of.end() ? options.limits : exception->second;
        placed.emplace(exhibit.number, content->why.empty()
                                           ? pdf::PlacedPdf::open(content->bytes, limits.pages_max)
                                           : pdf::unplaceable(content->why + "."));
    }
    return placed;
}

using Laid = std::function<void()>;  // one exhibit more

void draw_exhibits(pdf::Canvas& canvas, CaseDocument const& document, Laid const& laid) {
    for (auto const& exhibit : document.exhibits) {
        if (!canvas.options().left_out.contains(exhibit.number)) pdf::draw_exhibit(canvas, exhibit);
        laid();
    }
}

void draw_section(pdf::Canvas& canvas, Section section, CaseDocument const& document,
                  Laid const& laid) {
    switch (section) {
        case Section::brief: return pdf::draw_brief(canvas, document);
        case Section::statements: return pdf::draw_statements(canvas, document);
        case Section::matrix: return pdf::draw_matrix(canvas, document);
        case Section::reasons: return pdf::draw_reasons(canvas, document);
        case Section::milestones: return pdf::draw_milestones(canvas, document);
        case Section::chronology: return pdf::draw_chronology(canvas, document);
        case Section::index: return pdf::draw_exhibit_index(canvas, document);
        case Section::exhibits: return draw_exhibits(canvas, document, laid);
        case Section::verification: return pdf::draw_verification(canvas, document);
    }
    TALLY_CHECK(false);
}

Result<pdf::Numbers> draw_all(pdf::Canvas canvas, pdf::Job const& job, Laid const& laid) {
    for (auto const section : job.options.sections)
        draw_section(canvas, section, job.document, laid);
    if (canvas.page() == 0) canvas.start_section({});  // a file has a page
    return canvas.finish();
}

}  // namespace

Result<RenderedPdf> render_pdf(CaseDocument const& document, RenderOptions const& options,
                               DrawWatcher const& watch) {
    TRY(check_exhibits(document.exhibits));
    TRY(check_options(options));
    TRY(pdf::check_fonts());
    auto const placed = open_pdfs(document, options);
    pdf::Job const job{document, options, placed};
    auto laid = [&watch, done = std::size_t{0}, total = 2 * document.exhibits.size()]() mutable {
        if (++done; watch) watch(done, total);
    };
    auto const known = TRY(draw_all(pdf::Canvas::measuring(job), job, std::ref(laid)));
    std::string drawn;
    auto const found = TRY(draw_all(pdf::Canvas::drawing(job, known, drawn), job, std::ref(laid)));
    // No number printed may change where a page ends.
    TALLY_CHECK(found.pages == known.pages && found.exhibit_pages == known.exhibit_pages);
    auto finished = TRY(pdf::finish_pdf(drawn, job, found));
    return RenderedPdf{.bytes = std::move(finished.bytes),
                       .pages = found.pages,
                       .exhibit_pages = {found.exhibit_pages.begin(), found.exhibit_pages.end()},
                       .unknown_characters = found.unknown_characters,
                       .costs = std::move(finished.costs)};
}

}  // namespace tally::casefile
