#include "forums/fit.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace tally::forums {
namespace {

using casefile::PdfFacts;
using engagement::Forum;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

constexpr int own_pages = 5;  // brief, chronology and so on

Profile mastercard() {
    return builtin_forum_book().profile(Forum::chargeback, "mastercard").value();
}

PrintedExhibit exhibit(int number, int pages, bool strong = false) {
    return {.number = number,
            .title = "",
            .strong = strong,
            .proves = false,
            .has_reason = true,
            .cover_only = false,
            .pages = pages,
            .bytes = static_cast<std::uint64_t>(pages) * 100'000};
}

// A renderer that obeys the plan.
struct Rendering {
    PdfFacts facts;
    std::vector<PrintedExhibit> exhibits;
};
Rendering render(std::vector<PrintedExhibit> exhibits, Fit const& fit) {
    Rendering done;
    std::size_t pages = own_pages;
    done.facts.bytes = 200'000;
    for (auto& one : exhibits) {
        if (fit.left_out.contains(one.number)) one.pages = 0;
        if (auto const most = fit.pages_of.find(one.number); most != fit.pages_of.end())
            one.pages = std::min(one.pages, most->second);
        one.bytes = static_cast<std::uint64_t>(one.pages) * 100'000;
        pages += static_cast<std::size_t>(one.pages);
        done.facts.bytes += one.bytes;
    }
    done.facts.pages.resize(pages);
    done.exhibits = std::move(exhibits);
    return done;
}

// Steps until nothing more is to be done.
Fit fit_all(std::vector<PrintedExhibit> const& exhibits, Profile const& profile) {
    auto fit = first_fit(profile);
    for (int steps = 0; steps < 50; ++steps) {
        auto const now = render(exhibits, fit);
        auto const next = next_fit(fit, profile, now.facts, now.exhibits);
        if (!next) return fit;
        EXPECT_NE(*next, fit) << "a step that does nothing would never end";
        fit = *next;
    }
    ADD_FAILURE() << "the steps do not end";
    return fit;
}

TEST(Fit, what_fits_is_left_alone) {
    auto const profile = mastercard();
    auto const now = render({exhibit(1, 3)}, first_fit(profile));
    EXPECT_FALSE(next_fit(first_fit(profile), profile, now.facts, now.exhibits));
    EXPECT_THAT(dropped_by(first_fit(profile), profile, now.facts, now.exhibits), IsEmpty());
}

TEST(Fit, long_exhibits_get_shorter_before_any_is_left_out) {
    auto const exhibits = std::vector{exhibit(1, 3, true), exhibit(2, 12), exhibit(3, 4)};
    auto const fit = fit_all(exhibits, mastercard());
    EXPECT_LE(render(exhibits, fit).facts.pages.size(), 19U);
    EXPECT_TRUE(fit.left_out.empty());
    EXPECT_FALSE(fit.pages_of.contains(1));
    EXPECT_TRUE(fit.pages_of.contains(2));
}

TEST(Fit, lines_that_no_exhibit_shows_go_before_any_page_of_an_exhibit) {
    auto const profile = mastercard();
    auto fit = first_fit(profile);
    for (int step = 0; step < 2; ++step) {
        auto const now = render({exhibit(1, 30)}, fit);
        fit = next_fit(fit, profile, now.facts, now.exhibits).value();
        EXPECT_TRUE(fit.pages_of.empty());
    }
    EXPECT_TRUE(fit.short_chronology);
    EXPECT_THAT(
        dropped_by(fit, profile, render({}, fit).facts, {}),
        Contains(testing::Field(&Dropped::what, "lines of the chronology that no exhibit shows")));
}

TEST(Fit, the_weakest_goes_first_and_what_carries_the_case_stays) {
    std::vector<PrintedExhibit> exhibits;
    for (int i = 1; i <= 30; ++i) exhibits.push_back(exhibit(i, 1, i <= 3));
    exhibits[9].cover_only = true;
    exhibits[19].has_reason = false;
    auto const fit = fit_all(exhibits, mastercard());
    EXPECT_EQ(render(exhibits, fit).facts.pages.size(), 19U);
    EXPECT_EQ(fit.left_out.size(), 16U);
    EXPECT_TRUE(fit.left_out.contains(10)) << "paper cannot show it";
    EXPECT_TRUE(fit.left_out.contains(20)) << "it says nothing";
    EXPECT_TRUE(fit.left_out.contains(30)) << "the last of equals";
    for (int const strong : {1, 2, 3}) EXPECT_FALSE(fit.left_out.contains(strong));
}

TEST(Fit, proof_that_a_person_accepted_outlives_what_is_only_linked) {
    auto proof = exhibit(9, 1);
    proof.proves = true;
    EXPECT_GT(materiality(proof), materiality(exhibit(1, 1)));
    EXPECT_GT(materiality(exhibit(1, 1, true)), materiality(proof));
}

TEST(Fit, it_ends_where_nothing_can_be_left_out_any_more) {
    std::vector<PrintedExhibit> exhibits;
    for (int i = 1; i <= 40; ++i) exhibits.push_back(exhibit(i, 3, true));
    auto const fit = fit_all(exhibits, mastercard());
    EXPECT_TRUE(fit.left_out.empty());
    EXPECT_GT(render(exhibits, fit).facts.pages.size(), 19U) << "the validator says so then";
}

TEST(Fit, too_many_bytes_lower_the_resolution_then_the_colours_then_leave_out) {
    auto const profile = builtin_forum_book().profile(Forum::chargeback, "discover").value();
    PdfFacts facts;
    facts.bytes = 9'000'000;
    facts.images = {{1, 2000, 2000, 260, true}};
    std::vector const exhibits{exhibit(1, 1, true), exhibit(2, 1)};
    std::vector<int> resolutions;
    auto fit = first_fit(profile);
    for (auto next = next_fit(fit, profile, facts, exhibits); next;
         next = next_fit(fit, profile, facts, exhibits)) {
        fit = *next;
        resolutions.push_back(fit.image_ppi);
        if (fit.image_ppi > 0) facts.images[0].ppi = fit.image_ppi;
    }
    EXPECT_THAT(resolutions, ElementsAre(200, 150, 110, 80, 80, 80));
    EXPECT_TRUE(fit.grey);
    EXPECT_THAT(fit.left_out, ElementsAre(2));
}

TEST(Fit, what_was_dropped_is_said_with_the_reason) {
    Fit fit;
    fit.pages_of[2] = 1;
    fit.left_out = {3};
    PdfFacts first;
    first.pages.resize(31);
    auto weak = exhibit(3, 1);
    weak.has_reason = false;
    auto const dropped = dropped_by(fit, mastercard(), first, {exhibit(1, 1), exhibit(2, 1), weak});
    EXPECT_THAT(dropped,
                ElementsAre(Dropped{2, "all after its first page", "31 pages, 19 allowed"},
                            Dropped{3, "the whole exhibit",
                                    "31 pages, 19 allowed; it does not say what it shows"}));
}

}  // namespace
}  // namespace tally::forums
