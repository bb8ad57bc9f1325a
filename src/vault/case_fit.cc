#include "vault/case_fit.h"

#include <algorithm>

#include "base/words.h"

namespace tally::vault {
namespace {

using casefile::CaseDocument;
using forums::Fit;
using forums::PrintedExhibit;
using forums::Profile;

constexpr int renderings_max = 24;
// Lines that a page holds for sure, in the usual type and in one of twelve points; the first page
// of an exhibit also holds its head.
constexpr int lines_of_a_page = 40;
constexpr int lines_of_a_large_page = 30;
constexpr int lines_of_the_head = 14;

casefile::ExhibitLimits limits_of(Fit const& fit) {
    casefile::ExhibitLimits limits;
    limits.image_ppi_max = fit.image_ppi;
    limits.grey_images = fit.grey;
    if (fit.short_heads) limits.header_lines_max = 0;
    return limits;
}

casefile::ExhibitLimits on_pages(casefile::ExhibitLimits limits, int pages,
                                 Profile const& profile) {
    bool const large = profile.limits.font_points_min.value_or(0) > 10;
    limits.lines_max =
        pages * (large ? lines_of_a_large_page : lines_of_a_page) - lines_of_the_head;
    limits.header_lines_max = 0;
    limits.pages_max = pages;
    limits.image_pages_max = pages;
    return limits;
}

casefile::RenderOptions options_for(Profile const& profile, Fit const& fit) {
    casefile::RenderOptions options;
    options.sections = profile.pack.sections;
    options.limits = limits_of(fit);
    for (auto const& [number, pages] : fit.pages_of)
        options.limits_of[number] = on_pages(options.limits, pages, profile);
    options.left_out = fit.left_out;
    options.compact = fit.compact;
    options.font_size_min = profile.limits.font_points_min.value_or(0);
    if (profile.limits.bookmark_pages)
        options.bookmarks = casefile::BookmarkStyle::short_description;
    if (fit.no_attachments) options.attachments_bytes_max = 0;
    return options;
}

bool is_accepted(engagement::Case const& details, ledger::ItemId const& item) {
    return std::ranges::any_of(details.claims, [&](engagement::Claim const& claim) {
        return std::ranges::any_of(claim.accepted, [&](engagement::Evidence const& evidence) {
            return evidence.source.item == item;
        });
    });
}

bool answers_a_reason(CaseDocument const& document, int exhibit) {
    return std::ranges::any_of(document.reasons, [&](casefile::ReasonRow const& reason) {
        return std::ranges::find(reason.exhibits, exhibit) != reason.exhibits.end();
    });
}

// Says how many lines went; a silence is kept where it was.
void shorten_chronology(CaseDocument& document) {
    auto const nothing_shows_it = [](casefile::ChronologyRow const& row) {
        return row.exhibit == 0 && row.gap_before.empty();
    };
    auto const gone = std::erase_if(document.chronology, nothing_shows_it);
    if (gone > 0)
        document.chronology.push_back(
            {"", "", "", "", 0, false, "",
             counted(gone, "more line") + " that no exhibit shows: see chronology.csv"});
}

std::vector<PrintedExhibit> printed(CaseDocument const& document, engagement::Case const& details,
                                    casefile::RenderedPdf const& pdf) {
    std::vector<PrintedExhibit> exhibits;
    for (auto const& exhibit : document.exhibits) {
        PrintedExhibit one{
            .number = exhibit.number,
            .title = exhibit.title,
            .cover_only = std::holds_alternative<casefile::FileExhibit>(exhibit.content)};
        if (auto const* const linked = details.exhibit(exhibit.number); linked != nullptr) {
            one.strong = linked->strong;
            one.has_reason = !linked->why.empty();
            one.proves =
                is_accepted(details, linked->item) || answers_a_reason(document, exhibit.number);
        }
        for (auto const& cost : pdf.costs)
            if (cost.number == exhibit.number) {
                one.pages = cost.pages;
                one.bytes = cost.bytes;
            }
        exhibits.push_back(std::move(one));
    }
    return exhibits;
}

std::vector<forums::ExhibitPlace> places(casefile::RenderedPdf const& pdf) {
    std::vector<forums::ExhibitPlace> found;
    for (auto const& [number, page] : pdf.exhibit_pages) found.push_back({number, page});
    return found;
}

}  // namespace

std::string failures_text(std::vector<forums::ForumCheck> const& checks) {
    constexpr std::size_t shown_max = 5;
    std::string text;
    std::size_t failures = 0;
    for (auto const& check : checks) {
        if (check.status != forums::CheckStatus::failed) continue;
        if (++failures > shown_max) continue;
        text += (text.empty() ? "" : "; ") +
                (check.page > 0 ? "page " + std::to_string(check.page) + ": " : std::string{}) +
                check.text;
    }
    if (failures > shown_max) text += "; and " + std::to_string(failures - shown_max) + " more";
    return text;
}

Result<FittedPdf> fit_pdf(CaseDocument document, engagement::Case const& details,
                          Profile const& profile, casefile::DrawWatcher const& watch) {
    auto fit = forums::first_fit(profile);
    casefile::PdfFacts first;
    for (int step = 0; step < renderings_max; ++step) {
        auto pdf = TRY(casefile::render_pdf(document, options_for(profile, fit), watch));
        auto const facts = TRY(casefile::read_pdf_facts(pdf.bytes));
        if (step == 0) first = facts;
        auto const exhibits = printed(document, details, pdf);
        if (auto const next = forums::next_fit(fit, profile, facts, exhibits)) {
            if (next->short_chronology && !fit.short_chronology) shorten_chronology(document);
            fit = *next;
            continue;
        }
        auto checks = forums::check_pdf(profile, facts, places(pdf));
        if (forums::any_failed(checks))
            return fail(
                Code::rejected,
                "the case does not fit the forum (" + profile.title + "): " + failures_text(checks),
                "take exhibits off or make them shorter, or build for another forum: "
                "--forum generic");
        return FittedPdf{std::move(pdf), std::move(checks),
                         forums::dropped_by(fit, profile, first, exhibits)};
    }
    return fail(Code::rejected,
                "the case did not fit the forum in " + std::to_string(renderings_max) + " tries");
}

}  // namespace tally::vault
