#include "engagement/agreement_diff.h"

#include <gtest/gtest.h>

#include "support/engagement_builder.h"

namespace tally::engagement {
namespace {

using Kind = TextChange::Kind;

constexpr std::string_view first = R"(title = "Website"
[[scope]]
id = "1"
text = "One design"
[[scope]]
id = "2"
text = "Five pages"
[[scope]]
id = "3"
text = "Placing texts"
[[out_of_scope]]
text = "A shop"
[[out_of_scope]]
text = "Translating"
[[deliverable]]
id = "D1"
title = "Design"
acceptance = "Seen under its own link"
due = "2026-10-09"
scope = ["1"]
[payment]
terms = "Two milestones"
[revisions]
rounds = 2
counts_as = "One list"
[[responsibility]]
party = "client"
what = "Supply the texts"
due = "2026-09-21"
[terms]
notice = "14 days"
[[milestone]]
title = "Design"
amount = "600.00"
[[milestone]]
title = "Build"
amount = "1200.00"
due = "2026-10-30"
)";

AgreementText read(std::string text) { return parse_agreement(text, support::usd()).value(); }

std::string with(std::string_view what, std::string_view instead) {
    std::string text{first};
    auto const at = text.find(what);
    EXPECT_NE(at, text.npos) << what;
    return text.replace(at, what.size(), instead);
}

std::vector<TextChange> changed_to(std::string text) {
    return diff(read(std::string{first}), read(std::move(text)));
}

TEST(AgreementDiff, the_same_text_has_no_changes) {
    EXPECT_TRUE(changed_to(std::string{first}).empty());
}

TEST(AgreementDiff, white_space_alone_is_no_change) {
    EXPECT_TRUE(changed_to(with("\"Two milestones\"", "\"\"\"\nTwo\n  milestones \"\"\"")).empty());
}

TEST(AgreementDiff, a_changed_scope_line_is_named_by_its_id) {
    auto const changes = changed_to(with("Five pages", "Six pages"));
    ASSERT_EQ(changes.size(), 1U);
    EXPECT_EQ(changes[0], (TextChange{Kind::changed, "scope 2", "Five pages", "Six pages"}));
    EXPECT_EQ(tell(changes[0]), "scope 2: was “Five pages”, is now “Six pages”");
}

TEST(AgreementDiff, what_was_removed_stands_where_it_stood) {
    auto const changes = changed_to(
        with("[[scope]]\nid = \"2\"\ntext = \"Five pages\"\n[[scope]]\nid = \"3\"\ntext = "
             "\"Placing texts\"",
             "[[scope]]\nid = \"3\"\ntext = \"Writing texts\"\n[[scope]]\nid = \"4\"\ntext = "
             "\"A map\""));
    ASSERT_EQ(changes.size(), 3U);
    EXPECT_EQ(tell(changes[0]), "scope 2 is gone: “Five pages”");
    EXPECT_EQ(tell(changes[1]), "scope 3: was “Placing texts”, is now “Writing texts”");
    EXPECT_EQ(tell(changes[2]), "scope 4 is new: “A map”");
}

TEST(AgreementDiff, lines_without_ids_are_matched_by_words_and_then_by_place) {
    auto const reworded = changed_to(with("A shop", "A shop or a cart"));
    ASSERT_EQ(reworded.size(), 1U);
    EXPECT_EQ(reworded[0],
              (TextChange{Kind::changed, "out of scope 1", "A shop", "A shop or a cart"}));
    auto const gone = changed_to(with("[[out_of_scope]]\ntext = \"A shop\"\n", ""));
    ASSERT_EQ(gone.size(), 1U);
    EXPECT_EQ(gone[0], (TextChange{Kind::removed, "out of scope 1", "A shop", ""}));
}

TEST(AgreementDiff, a_deliverable_shows_its_acceptance_date_and_scope) {
    auto const changes = changed_to(with("due = \"2026-10-09\"", "due = \"2026-10-16\""));
    ASSERT_EQ(changes.size(), 1U);
    EXPECT_EQ(changes[0].where, "deliverable D1");
    EXPECT_EQ(changes[0].before,
              "Design, due 9 Oct 2026; done when: Seen under its own link; for scope 1");
    EXPECT_EQ(changes[0].after,
              "Design, due 16 Oct 2026; done when: Seen under its own link; for scope 1");
}

TEST(AgreementDiff, money_and_terms_come_in_the_order_of_the_text) {
    auto text = with("1200.00", "1500.00");
    text.replace(text.find("14 days"), 7, "30 days");
    text.replace(text.find("rounds = 2"), 10, "rounds = 1");
    text.replace(text.find("Two milestones"), 14, "Three milestones");
    text.replace(text.find("2026-09-21"), 10, "2026-09-28");
    auto const changes = changed_to(text);
    ASSERT_EQ(changes.size(), 5U);
    EXPECT_EQ(tell(changes[0]), "payment: was “Two milestones”, is now “Three milestones”");
    EXPECT_EQ(tell(changes[1]),
              "revisions: was “2 rounds; one is: One list”, is now “1 round; one is: One list”");
    EXPECT_EQ(tell(changes[2]),
              "responsibility R1: was “the client: Supply the texts, due "
              "21 Sep 2026”, is now “the client: Supply the texts, due "
              "28 Sep 2026”");
    EXPECT_EQ(tell(changes[3]), "term notice: was “14 days”, is now “30 days”");
    EXPECT_EQ(tell(changes[4]),
              "milestone 2 “Build”: was “$1,200.00, due 30 Oct 2026”, is now "
              "“$1,500.00, due 30 Oct 2026”");
}

TEST(AgreementDiff, a_renamed_milestone_in_its_place_is_one_change) {
    auto const changes = changed_to(with("title = \"Build\"", "title = \"Build and launch\""));
    ASSERT_EQ(changes.size(), 1U);
    EXPECT_EQ(changes[0].where, "milestone 2 “Build and launch”");
    EXPECT_EQ(changes[0].before, "“Build”, $1,200.00, due 30 Oct 2026");
    EXPECT_EQ(changes[0].after, "“Build and launch”, $1,200.00, due 30 Oct 2026");
}

TEST(AgreementDiff, two_milestones_of_one_name_are_two) {
    auto const changes =
        changed_to(std::string{first} + "[[milestone]]\ntitle = \"Build\"\namount = \"50.00\"\n");
    ASSERT_EQ(changes.size(), 1U);
    EXPECT_EQ(changes[0], (TextChange{Kind::added, "milestone 3 “Build”", "", "$50.00"}));
}

TEST(AgreementDiff, a_section_that_appears_or_goes_is_said_so) {
    auto const changes = changed_to(with("[payment]\nterms = \"Two milestones\"\n", ""));
    ASSERT_EQ(changes.size(), 1U);
    EXPECT_EQ(tell(changes[0]), "payment is gone: “Two milestones”");
}

}  // namespace
}  // namespace tally::engagement
