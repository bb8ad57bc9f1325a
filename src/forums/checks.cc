#include "forums/checks.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include "base/characters.h"
#include "base/words.h"

namespace tally::forums {
namespace {

using casefile::PdfFacts;
using casefile::PdfImage;
using casefile::PdfPage;

constexpr double rounding = 0.5;  // a 300 ppi image on a page is rarely 300.000 ppi

std::string grouped(std::uint64_t number) {
    auto text = std::to_string(number);
    for (auto at = static_cast<std::ptrdiff_t>(text.size()) - 3; at > 0; at -= 3)
        text.insert(static_cast<std::size_t>(at), ",");
    return text;
}

// Gathers the checks of one file.
class Checker {
public:
    Checker(Limits const& limits, PdfFacts const& facts) : limits_{limits}, facts_{facts} {}

    std::vector<ForumCheck> check(std::vector<ExhibitPlace> const& exhibits) && {
        check_size();
        check_images();
        check_pages();
        if (limits_.bookmarks || limits_.bookmark_pages) check_bookmarks(exhibits);
        if (limits_.linked_index) check_links(exhibits);
        if (limits_.no_attachments)
            add("attachments", facts_.attachments == 0,
                counted(facts_.attachments, "file") + " inside of the PDF, none allowed");
        if (!facts_.complete)
            checks_.push_back({"complete", CheckStatus::by_hand, 0,
                               "a page holds more than could be looked at: check it by eye"});
        return std::move(checks_);
    }

private:
    void add(std::string id, bool passed, std::string text) {
        checks_.push_back({std::move(id), passed ? CheckStatus::passed : CheckStatus::failed, 0,
                           std::move(text)});
    }
    // A failure for each thing that is wrong, or one that says that all is well.
    template <typename Things, typename Wrong>
    void each(std::string const& id, Things const& things, std::string good, Wrong wrong) {
        std::size_t failures = 0;
        int number = 0;
        for (auto const& thing : things) {
            ++number;
            std::optional<ForumCheck> const found = wrong(thing, number);
            if (!found) continue;
            if (++failures <= failures_listed_max) checks_.push_back(*found);
        }
        if (failures > failures_listed_max)
            add(id, false, counted(failures - failures_listed_max, "more page") + " like these");
        if (failures == 0) add(id, true, std::move(good));
    }
    template <typename Wrong>
    void each_page(std::string const& id, std::string good, Wrong wrong) {
        each(id, facts_.pages, std::move(good),
             [&](PdfPage const& page, int number) -> std::optional<ForumCheck> {
                 auto const text = wrong(page, number);
                 if (text.empty()) return {};
                 return ForumCheck{id, CheckStatus::failed, number, text};
             });
    }
    template <typename Wrong>
    void each_image(std::string const& id, std::string good, Wrong wrong) {
        each(id, facts_.images, std::move(good),
             [&](PdfImage const& image, int) -> std::optional<ForumCheck> {
                 auto const text = wrong(image);
                 if (text.empty()) return {};
                 return ForumCheck{id, CheckStatus::failed, image.page, text};
             });
    }

    void check_size() {
        auto const pages = facts_.pages.size();
        if (limits_.pages_max)
            add("pages", pages <= static_cast<std::size_t>(*limits_.pages_max),
                counted(pages, "page") + ", " + std::to_string(*limits_.pages_max) + " allowed");
        if (limits_.bytes_max) {
            auto const most = static_cast<std::uint64_t>(*limits_.bytes_max);
            add("bytes", facts_.bytes <= most,
                grouped(facts_.bytes) + " bytes, " + grouped(most) + " allowed");
        }
    }
    void check_images() {
        if (auto const most = limits_.image_ppi_max)
            each_image("image-ppi", "no image above " + std::to_string(*most) + " ppi",
                       [most](PdfImage const& image) -> std::string {
                           if (image.ppi <= *most + rounding) return {};
                           return "an image of " + std::to_string(std::lround(image.ppi)) +
                                  " ppi, " + std::to_string(*most) + " allowed";
                       });
        if (auto const most = limits_.image_pixels_max)
            each_image("image-pixels",
                       "no image above " + grouped(static_cast<std::uint64_t>(*most)) + " pixels",
                       [most](PdfImage const& image) -> std::string {
                           auto const pixels = static_cast<std::uint64_t>(image.width) *
                                               static_cast<std::uint64_t>(image.height);
                           if (pixels <= static_cast<std::uint64_t>(*most)) return {};
                           return "an image of " + grouped(pixels) + " pixels, " +
                                  grouped(static_cast<std::uint64_t>(*most)) + " allowed";
                       });
    }
    void check_pages() {
        if (auto const least = limits_.font_points_min)
            each_page("font-size", "no text below " + std::to_string(*least) + " points",
                      [least](PdfPage const& page, int) -> std::string {
                          constexpr double tolerance = 0.05;
                          auto const size = page.smallest_letter;
                          if (size == 0 || size >= *least - tolerance) return {};
                          auto const tenths = std::lround(size * 10);
                          return "text of " + std::to_string(tenths / 10) + "." +
                                 std::to_string(tenths % 10) + " points, at least " +
                                 std::to_string(*least) + " asked for";
                      });
        if (limits_.portrait)
            each_page("portrait", "every page is upright format", [](PdfPage const& page, int) {
                return page.width > page.height ? std::string{"the page is wider than high"}
                                                : std::string{};
            });
        if (limits_.upright)
            each_page("upright", "every page can be read without turning it",
                      [](PdfPage const& page, int) {
                          return page.turned == 180 ? std::string{"the page stands on its head"}
                                                    : std::string{};
                      });
        if (limits_.no_colour_marks)
            each_page("colour", "no text or mark in colour", [](PdfPage const& page, int) {
                return page.colour_marks ? std::string{"something is marked in colour"}
                                         : std::string{};
            });
        if (limits_.numbered_from_one)
            each_page("numbering", "page numbers run from 1, as in the PDF",
                      [](PdfPage const& page, int number) -> std::string {
                          if (page.label == std::to_string(number)) return {};
                          return "the page is called “" + page.label + "”";
                      });
    }
    void check_bookmarks(std::vector<ExhibitPlace> const& exhibits) {
        each("bookmarks", exhibits, "every exhibit has a bookmark",
             [&](ExhibitPlace const& place, int) -> std::optional<ForumCheck> {
                 for (auto const& mark : facts_.bookmarks)
                     if (mark.page == place.page && names_page(mark)) return {};
                 return ForumCheck{"bookmarks", CheckStatus::failed, place.page,
                                   "no bookmark for exhibit " + std::to_string(place.number) +
                                       (limits_.bookmark_pages ? " that names its page" : "")};
             });
    }
    bool names_page(casefile::PdfBookmark const& mark) const {
        return !limits_.bookmark_pages || mark.title.contains(std::to_string(mark.page));
    }
    void check_links(std::vector<ExhibitPlace> const& exhibits) {
        auto const is_linked = [&](int target) {
            return std::ranges::any_of(facts_.pages, [&](PdfPage const& page) {
                return std::ranges::find(page.links_to, target) != page.links_to.end();
            });
        };
        each("index", exhibits, "every exhibit is linked from the index",
             [&](ExhibitPlace const& place, int) -> std::optional<ForumCheck> {
                 if (is_linked(place.page)) return {};
                 return ForumCheck{"index", CheckStatus::failed, place.page,
                                   "nothing links to exhibit " + std::to_string(place.number)};
             });
    }

    Limits const& limits_;
    PdfFacts const& facts_;
    std::vector<ForumCheck> checks_;
};

bool is_too_long(FilledField const& filled) {
    return filled.field.characters_max > 0 &&
           characters_of(filled.text) > static_cast<std::size_t>(filled.field.characters_max);
}

}  // namespace

std::string_view name(CheckStatus status) {
    return check_status_names[static_cast<std::size_t>(status)];
}

std::vector<ForumCheck> check_pdf(Profile const& profile, PdfFacts const& facts,
                                  std::vector<ExhibitPlace> const& exhibits) {
    return Checker{profile.limits, facts}.check(exhibits);
}

std::vector<ForumCheck> check_fields(std::vector<FilledField> const& fields) {
    std::vector<ForumCheck> checks;
    for (auto const& filled : fields) {
        auto const id = "field " + filled.field.id;
        if (filled.text.empty())
            checks.push_back({id, CheckStatus::by_hand, 0,
                              filled.field.title + ": only you can fill this in" +
                                  (filled.field.hint.empty() ? "" : "; " + filled.field.hint)});
        else
            checks.push_back({id, is_too_long(filled) ? CheckStatus::failed : CheckStatus::passed,
                              0, count_text(filled)});
    }
    return checks;
}

std::vector<ForumCheck> check_forms(Profile const& profile) {
    std::vector<ForumCheck> checks;
    for (auto const& form : profile.pack.forms)
        checks.push_back(
            {"form " + form.id, CheckStatus::by_hand, 0,
             form.title + ": " + form.why + (form.url.empty() ? "" : " (" + form.url + ")")});
    return checks;
}

bool any_failed(std::vector<ForumCheck> const& checks) {
    return std::ranges::find(checks, CheckStatus::failed, &ForumCheck::status) != checks.end();
}

std::string count_text(FilledField const& filled) {
    auto const count = grouped(characters_of(filled.text));
    if (filled.field.characters_max == 0) return count + " characters, no limit is known";
    return count + " of " + grouped(static_cast<std::uint64_t>(filled.field.characters_max)) +
           " characters";
}

}  // namespace tally::forums
