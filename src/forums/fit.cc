#include "forums/fit.h"

#include <algorithm>
#include <array>

#include "base/words.h"

namespace tally::forums {
namespace {

using casefile::PdfFacts;

// Resolutions to try, one after the other; text in a screenshot can be read down to about 100.
constexpr std::array<int, 4> ppi_steps{200, 150, 110, 80};
// Pages of one exhibit, one after the other.
constexpr std::array<int, 4> page_steps{6, 3, 2, 1};
constexpr int strong_pages_min = 2;

bool too_many_pages(Profile const& profile, PdfFacts const& facts) {
    auto const most = profile.limits.pages_max;
    return most && facts.pages.size() > static_cast<std::size_t>(*most);
}

bool too_many_bytes(Profile const& profile, PdfFacts const& facts) {
    auto const most = profile.limits.bytes_max;
    return most && facts.bytes > static_cast<std::uint64_t>(*most);
}

std::vector<PrintedExhibit> weakest_first(std::vector<PrintedExhibit> exhibits) {
    std::ranges::sort(exhibits, [](PrintedExhibit const& a, PrintedExhibit const& b) {
        auto const of_a = materiality(a);
        auto const of_b = materiality(b);
        return of_a != of_b ? of_a < of_b : a.number > b.number;
    });
    return exhibits;
}

bool may_go(PrintedExhibit const& exhibit) { return !exhibit.strong; }

// Fewer pages for long exhibits until `excess` pages are saved; what the pages were is known.
bool cut_pages(Fit& fit, std::vector<PrintedExhibit> const& weakest, int excess) {
    int saved = 0;
    for (auto const step : page_steps)
        for (auto const& exhibit : weakest) {
            auto const most = exhibit.strong ? std::max(step, strong_pages_min) : step;
            auto const now = fit.pages_of.contains(exhibit.number)
                                 ? std::min(fit.pages_of[exhibit.number], exhibit.pages)
                                 : exhibit.pages;
            if (fit.left_out.contains(exhibit.number) || now <= most) continue;
            if (saved >= excess) return true;
            fit.pages_of[exhibit.number] = most;
            saved += now - most;
        }
    return saved > 0;
}

// The weakest exhibits out of the PDF until `excess` is saved; one at least, if one may go.
template <typename Saving>
bool leave_out(Fit& fit, std::vector<PrintedExhibit> const& weakest, std::uint64_t excess,
               Saving saving) {
    std::uint64_t saved = 0;
    bool any = false;
    for (auto const& exhibit : weakest) {
        if (!may_go(exhibit) || fit.left_out.contains(exhibit.number)) continue;
        if (any && saved >= excess) break;
        fit.left_out.insert(exhibit.number);
        fit.pages_of.erase(exhibit.number);
        saved += saving(exhibit);
        any = true;
    }
    return any;
}

bool fewer_pages(Fit& fit, Profile const& profile, PdfFacts const& facts,
                 std::vector<PrintedExhibit> const& weakest) {
    if (!fit.short_heads || !fit.compact) return fit.short_heads = fit.compact = true;
    // The exhibits say more than lines that nothing shows; those stay in chronology.csv.
    if (!fit.short_chronology) return fit.short_chronology = true;
    auto const excess = facts.pages.size() - static_cast<std::size_t>(*profile.limits.pages_max);
    if (cut_pages(fit, weakest, static_cast<int>(excess))) return true;
    return leave_out(fit, weakest, excess, [](PrintedExhibit const& exhibit) {
        return static_cast<std::uint64_t>(exhibit.pages);
    });
}

bool lower_resolution(Fit& fit, PdfFacts const& facts) {
    double most = 0;
    for (auto const& image : facts.images) most = std::max(most, image.ppi);
    for (auto const step : ppi_steps) {
        if (fit.image_ppi != 0 && step >= fit.image_ppi) continue;
        if (step >= most) continue;
        fit.image_ppi = step;
        return true;
    }
    return false;
}

bool fewer_bytes(Fit& fit, Profile const& profile, PdfFacts const& facts,
                 std::vector<PrintedExhibit> const& weakest) {
    if (facts.attachments > 0 && !fit.no_attachments) return fit.no_attachments = true;
    if (lower_resolution(fit, facts)) return true;
    bool const colour = std::ranges::any_of(facts.images, &casefile::PdfImage::colour);
    if (colour && !fit.grey) return fit.grey = true;
    auto const excess = facts.bytes - static_cast<std::uint64_t>(*profile.limits.bytes_max);
    return leave_out(fit, weakest, excess,
                     [](PrintedExhibit const& exhibit) { return exhibit.bytes; });
}

std::string reason_for(Profile const& profile, PdfFacts const& first) {
    std::string why;
    if (too_many_pages(profile, first))
        why = counted(first.pages.size(), "page") + ", " +
              std::to_string(*profile.limits.pages_max) + " allowed";
    if (too_many_bytes(profile, first))
        why += (why.empty() ? "" : "; ") + bytes_text(first.bytes) + ", " +
               bytes_text(static_cast<std::uint64_t>(*profile.limits.bytes_max)) + " allowed";
    return why.empty() ? "asked for by the forum" : why;
}

std::string how_strong(PrintedExhibit const& exhibit) {
    if (exhibit.cover_only) return "paper cannot show it";
    if (!exhibit.has_reason) return "it does not say what it shows";
    return "it carries the case less than the others";
}

std::string pages_text(int pages) {
    return pages == 1 ? "all after its first page"
                      : "all after its first " + std::to_string(pages) + " pages";
}

}  // namespace

int materiality(PrintedExhibit const& exhibit) {
    return (exhibit.strong ? 8 : 0) + (exhibit.proves ? 4 : 0) + (exhibit.has_reason ? 2 : 0) +
           (exhibit.cover_only ? 0 : 1);
}

Fit first_fit(Profile const& profile) {
    Fit fit;
    fit.image_ppi = profile.limits.image_ppi_max.value_or(0);
    fit.no_attachments = profile.limits.no_attachments;
    return fit;
}

std::optional<Fit> next_fit(Fit const& fit, Profile const& profile, PdfFacts const& facts,
                            std::vector<PrintedExhibit> const& exhibits) {
    auto next = fit;
    auto const weakest = weakest_first(exhibits);
    bool stepped = false;
    if (too_many_pages(profile, facts)) stepped = fewer_pages(next, profile, facts, weakest);
    if (!stepped && too_many_bytes(profile, facts))
        stepped = fewer_bytes(next, profile, facts, weakest);
    if (!stepped) return std::nullopt;
    return next;
}

std::vector<Dropped> dropped_by(Fit const& fit, Profile const& profile, PdfFacts const& first,
                                std::vector<PrintedExhibit> const& exhibits) {
    std::vector<Dropped> dropped;
    auto const why = reason_for(profile, first);
    if (fit.short_heads) dropped.push_back({0, "full headers of the mails", why});
    if (fit.short_chronology)
        dropped.push_back({0, "lines of the chronology that no exhibit shows", why});
    if (fit.image_ppi != 0 && fit.image_ppi < profile.limits.image_ppi_max.value_or(1 << 20))
        dropped.push_back({0, "images above " + std::to_string(fit.image_ppi) + " ppi", why});
    if (fit.no_attachments && first.attachments > 0)
        dropped.push_back({0, "originals inside of the PDF", why});
    if (fit.grey) dropped.push_back({0, "colour of images", why});
    for (auto const& exhibit : exhibits) {
        if (auto const pages = fit.pages_of.find(exhibit.number); pages != fit.pages_of.end())
            dropped.push_back({exhibit.number, pages_text(pages->second), why});
        if (fit.left_out.contains(exhibit.number))
            dropped.push_back(
                {exhibit.number, "the whole exhibit", why + "; " + how_strong(exhibit)});
    }
    return dropped;
}

}  // namespace tally::forums
