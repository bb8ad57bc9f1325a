#include "engagement/memo_lint.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace tally::engagement {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

Segment segment(std::string memo, int minutes = 60) {
    Segment one;
    one.minutes = minutes;
    one.memo = std::move(memo);
    return one;
}

std::vector<std::string> rules(Segment const& one) {
    std::vector<std::string> out;
    for (auto const& finding : lint_memo(one)) {
        EXPECT_FALSE(finding.why.empty());
        EXPECT_FALSE(finding.suggest.empty());
        out.push_back(finding.rule);
    }
    return out;
}

TEST(MemoLint, a_memo_that_says_what_was_done_to_what_is_fine) {
    for (auto const* memo :
         {"Menu opens on phones as well", "Fixed the footer links of the contact page",
          "Refactoring the login form", "Review of invoice layout with Tom",
          "Tested the checkout on Firefox", "Korrektur der Bestellübersicht",
          "PR 412: retry uploads"})
        EXPECT_THAT(rules(segment(memo)), IsEmpty()) << memo;
}

TEST(MemoLint, words_that_fit_any_work_are_vague) {
    EXPECT_THAT(rules(segment("fixes and updates")), ElementsAre("memo.vague"));
    EXPECT_THAT(rules(segment("Worked on the project")), ElementsAre("memo.vague"));
    EXPECT_THAT(rules(segment("misc stuff for client")), ElementsAre("memo.vague"));
    EXPECT_THAT(rules(segment("Bug fixes, etc.")), ElementsAre("memo.vague"));
    EXPECT_THAT(rules(segment("work")), ElementsAre("memo.vague", "memo.short"));
}

TEST(MemoLint, nothing_at_all_is_missing_unless_a_label_stands_in) {
    EXPECT_THAT(rules(segment("")), ElementsAre("memo.missing"));
    EXPECT_THAT(rules(segment(" ... ")), ElementsAre("memo.missing"));
    auto labelled = segment("");
    labelled.task = "Shop: cart";
    EXPECT_THAT(rules(labelled), IsEmpty());
}

TEST(MemoLint, a_single_word_is_too_short) {
    EXPECT_THAT(rules(segment("menu")), ElementsAre("memo.short"));
    EXPECT_THAT(rules(segment("Newsletter")), ElementsAre("memo.short"));
}

TEST(MemoLint, an_action_needs_an_object) {
    EXPECT_THAT(rules(segment("testing and debugging")), ElementsAre("memo.no-object"));
    EXPECT_THAT(rules(segment("Client meeting today")), ElementsAre("memo.no-object"));
    EXPECT_THAT(rules(segment("Refactoring")), ElementsAre("memo.short", "memo.no-object"));
}

TEST(MemoLint, time_by_hand_needs_a_reason) {
    auto manual = segment("Sketches of the home page");
    manual.manual = true;
    EXPECT_THAT(rules(manual), ElementsAre("memo.manual-without-reason"));
    manual.memo = "Sketches of the home page on paper";
    EXPECT_THAT(rules(manual), IsEmpty());
}

TEST(MemoLint, more_than_three_hours_under_one_memo_is_too_long) {
    EXPECT_THAT(rules(segment("Checkout page layout", 180)), IsEmpty());
    EXPECT_THAT(rules(segment("Checkout page layout", 181)), ElementsAre("memo.over-long"));
}

TEST(MemoLint, what_is_private_is_pointed_out) {
    for (auto const* memo :
         {"Wrote to tom.baker@studio.example on delivery", "Called +49 (170) 123 4567 on the logo",
          "Server login, password: hunter2", "Set up mail, pin is 4711",
          "Tax form for iban = DE02120300000000202051"})
        EXPECT_THAT(rules(segment(memo)), ElementsAre("memo.private")) << memo;
    for (auto const* memo :
         {"Styled the password reset page", "Release 2026-11-16 notes",
          "Token refresh in @auth/core", "Spinning wheel is smooth now", "Margins 12 16 20 24"})
        EXPECT_THAT(rules(segment(memo)), IsEmpty()) << memo;
}

TEST(MemoLint, a_very_long_memo_is_read_up_to_a_limit) {
    EXPECT_THAT(rules(segment("Menu page " + std::string(1'000'000, 'x') + " a@b.example")),
                IsEmpty());
}

TEST(MemoLint, vague_is_what_names_no_object) {
    EXPECT_TRUE(is_vague_memo(""));
    EXPECT_TRUE(is_vague_memo("Fixes"));
    EXPECT_TRUE(is_vague_memo("testing"));
    EXPECT_FALSE(is_vague_memo("Fixes to the menu"));
}

}  // namespace
}  // namespace tally::engagement
