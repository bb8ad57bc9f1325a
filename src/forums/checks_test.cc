#include "forums/checks.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

namespace tally::forums {
namespace {

using casefile::PdfFacts;
using engagement::Forum;
using ::testing::Contains;
using ::testing::HasSubstr;

Profile profile(Forum forum, std::string_view variant = "") {
    return builtin_forum_book().profile(forum, variant).value();
}

PdfFacts file_of(int pages) {
    PdfFacts facts;
    facts.bytes = 1'000'000;
    for (int i = 1; i <= pages; ++i)
        facts.pages.push_back({.width = 595,
                               .height = 842,
                               .turned = 0,
                               .smallest_letter = 12,
                               .colour_marks = false,
                               .label = std::to_string(i),
                               .links_to = {}});
    return facts;
}

ForumCheck const* find(std::vector<ForumCheck> const& checks, std::string const& id) {
    for (auto const& check : checks)
        if (check.id == id) return &check;
    return nullptr;
}

TEST(ForumChecks, nineteen_pages_pass_mastercard_and_twenty_do_not) {
    auto const mastercard = profile(Forum::chargeback, "mastercard");
    EXPECT_FALSE(any_failed(check_pdf(mastercard, file_of(19), {})));
    auto const checks = check_pdf(mastercard, file_of(20), {});
    EXPECT_TRUE(any_failed(checks));
    EXPECT_EQ(find(checks, "pages")->text, "20 pages, 19 allowed");
    EXPECT_EQ(find(checks, "pages")->status, CheckStatus::failed);
}

TEST(ForumChecks, one_byte_too_many_fails) {
    auto facts = file_of(3);
    facts.bytes = 3'000'000;
    EXPECT_FALSE(any_failed(check_pdf(profile(Forum::chargeback, "discover"), facts, {})));
    facts.bytes = 3'000'001;
    auto const checks = check_pdf(profile(Forum::chargeback, "discover"), facts, {});
    EXPECT_EQ(find(checks, "bytes")->text, "3,000,001 bytes, 3,000,000 allowed");
    EXPECT_TRUE(any_failed(checks));
}

TEST(ForumChecks, what_fails_on_a_page_names_it) {
    auto facts = file_of(4);
    facts.pages[1].smallest_letter = 8.4;
    facts.pages[2].width = 900;
    facts.pages[3].colour_marks = true;
    auto const checks = check_pdf(profile(Forum::chargeback, "stripe"), facts, {});
    EXPECT_EQ(find(checks, "font-size")->page, 2);
    EXPECT_EQ(find(checks, "font-size")->text, "text of 8.4 points, at least 12 asked for");
    EXPECT_EQ(find(checks, "portrait")->page, 3);
    EXPECT_EQ(find(checks, "colour")->page, 4);
}

TEST(ForumChecks, an_image_is_held_against_resolution_and_pixels) {
    auto facts = file_of(2);
    facts.images = {{2, 6000, 6000, 301, true}};
    auto const checks = check_pdf(profile(Forum::chargeback, "mastercard"), facts, {});
    EXPECT_EQ(find(checks, "image-ppi")->page, 2);
    EXPECT_EQ(find(checks, "image-ppi")->text, "an image of 301 ppi, 300 allowed");
    EXPECT_EQ(find(checks, "image-pixels")->text,
              "an image of 36,000,000 pixels, 30,000,000 allowed");
}

TEST(ForumChecks, a_court_bundle_needs_numbers_bookmarks_and_a_linked_index) {
    auto facts = file_of(3);
    auto const bundle = profile(Forum::e_bundle);
    auto checks = check_pdf(bundle, facts, {{1, 3}});
    EXPECT_EQ(find(checks, "bookmarks")->text, "no bookmark for exhibit 1 that names its page");
    EXPECT_EQ(find(checks, "index")->text, "nothing links to exhibit 1");
    facts.bookmarks = {{"Exhibit 1: review (page 3)", 3}};
    facts.pages[0].links_to = {3};
    EXPECT_FALSE(any_failed(check_pdf(bundle, facts, {{1, 3}})));
    facts.pages[1].label = "ii";
    checks = check_pdf(bundle, facts, {{1, 3}});
    EXPECT_EQ(find(checks, "numbering")->page, 2);
}

TEST(ForumChecks, many_failures_of_one_kind_are_counted_and_not_all_listed) {
    auto facts = file_of(15);
    for (auto& page : facts.pages) page.colour_marks = true;
    auto const checks = check_pdf(profile(Forum::chargeback, "stripe"), facts, {});
    auto const listed = std::ranges::count(checks, "colour", &ForumCheck::id);
    EXPECT_EQ(listed, static_cast<std::ptrdiff_t>(failures_listed_max) + 1);
    EXPECT_TRUE(std::ranges::any_of(
        checks, [](ForumCheck const& check) { return check.text == "5 more pages like these"; }));
}

TEST(ForumChecks, fields_are_counted_in_characters_and_not_in_bytes) {
    Field field{"what", "What", Filling::summary, 5, ""};
    EXPECT_EQ(count_text({field, "Größe", {}}), "5 of 5 characters");
    EXPECT_FALSE(any_failed(check_fields({{field, "Größe", {}}})));
    EXPECT_TRUE(any_failed(check_fields({{field, "Größen", {}}})));
    field.characters_max = 20'000;
    EXPECT_EQ(count_text({field, std::string(1842, 'x'), {}}), "1,842 of 20,000 characters");
}

TEST(ForumChecks, what_only_a_person_can_do_is_no_failure) {
    Field const field{"contract-id", "Number", Filling::person, 0, "in the address of the page"};
    auto const checks = check_fields({{field, "", {}}});
    EXPECT_EQ(checks.front().status, CheckStatus::by_hand);
    EXPECT_THAT(checks.front().text, HasSubstr("in the address of the page"));
    auto const forms = check_forms(profile(Forum::e_bundle));
    EXPECT_EQ(forms.front().id, "form N1");
    EXPECT_FALSE(any_failed(forms));
}

}  // namespace
}  // namespace tally::forums
