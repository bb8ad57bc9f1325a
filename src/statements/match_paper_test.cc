#include "statements/match_paper.h"

#include <gmock/gmock.h>

#include "support/engagement_builder.h"

namespace tally::statements {
namespace {

using namespace engagement;
using support::dollars;
using support::EngagementBuilder;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

State a_project() { return support::website_redesign().state; }

// Paid by invoice, without a platform.
State a_direct_project() {
    EngagementBuilder builder{support::an_engagement(EngagementType::direct_fixed)};
    builder.act("2026-11-02T09:00:00Z",
                IssueInvoice{.reference = "2026-017", .amount = dollars(450), .what = "Logo"});
    return builder.state;
}

std::string paper(std::string const& number, std::string const& date, std::string const& total,
                  std::string const& more = "For Tom Baker\n") {
    return "Invoice " + number + "\nDate " + date + "\n" + more + "Total " + total + "\n";
}

std::vector<std::string> subjects(PaperFinding const& finding) {
    std::vector<std::string> all;
    for (auto const& match : finding.proposed) all.push_back(match.subject);
    return all;
}

TEST(MatchPaper, number_and_amount_of_an_invoice_make_it_certain) {
    auto const found =
        match_paper(paper("2026/017", "2026-11-02", "$450.00"), a_direct_project(), {});
    ASSERT_THAT(subjects(found), ElementsAre("invoice/1"));
    EXPECT_TRUE(found.proposed[0].certain);
    EXPECT_EQ(found.proposed[0].reason,
              "the same number, 2026/017, the same amount, dated the same day");
    EXPECT_EQ(found.unknown, "");
}

TEST(MatchPaper, the_paper_of_a_platform_is_about_the_milestone_that_was_paid) {
    auto const found = match_paper(
        paper("T418822907", "Oct 13, 2026", "$600.00", "For Tom Baker: Design\n"), a_project(), {});
    ASSERT_THAT(subjects(found), ElementsAre("milestone/1"));
    EXPECT_TRUE(found.proposed[0].certain);
    EXPECT_EQ(found.proposed[0].what, "milestone 1 “Design” over $600.00");
    EXPECT_EQ(found.proposed[0].reason, "the same amount, dated 1 day later, names “Design”");
}

TEST(MatchPaper, a_row_of_a_statement_is_proposed_beside_it) {
    StatementRow row;
    row.date = parse_date("2026-10-15").value();
    row.amount = dollars(600);
    row.reference = "T418822907";
    auto const found =
        match_paper(paper("T418822907", "Oct 13, 2026", "$600.00"), a_project(), {row});
    ASSERT_THAT(subjects(found), ElementsAre("milestone/1", "row/2026-10-15/600.00 USD"));
    EXPECT_TRUE(found.proposed[1].certain);
    EXPECT_FALSE(found.proposed[0].certain);  // it does not name the milestone
}

TEST(MatchPaper, the_same_number_over_another_amount_is_shown_with_both) {
    auto const found =
        match_paper(paper("2026-017", "2026-11-02", "$540.00"), a_direct_project(), {});
    ASSERT_THAT(subjects(found), ElementsAre("invoice/1"));
    EXPECT_FALSE(found.proposed[0].certain);
    EXPECT_THAT(found.proposed[0].reason,
                HasSubstr("but another amount: $540.00 on the paper, $450.00 in the record"));
}

TEST(MatchPaper, where_two_would_do_as_well_nothing_is_proposed_and_both_are_named) {
    EngagementBuilder builder;
    builder.act("2026-09-14T09:00:00Z", AddMilestone{"Front", dollars(500), {}})
        .act("2026-09-14T09:00:00Z", AddMilestone{"Back", dollars(500), {}});
    auto const found = match_paper(paper("A-100", "2026-09-20", "$500.00"), builder.state, {});
    EXPECT_THAT(found.proposed, IsEmpty());
    EXPECT_EQ(
        found.unknown,
        "it could be about milestone 1 “Front” over $500.00, or about milestone 2 “Back” over "
        "$500.00");
    auto const named = match_paper(paper("A-100", "2026-09-20", "$500.00", "Tom Baker: Back\n"),
                                   builder.state, {});
    EXPECT_THAT(subjects(named), ElementsAre("milestone/2"));
}

TEST(MatchPaper, unknown_is_said_with_its_reason) {
    auto const why = [](std::string const& text) {
        auto const found = match_paper(text, a_project(), {});
        EXPECT_THAT(found.proposed, IsEmpty()) << text;
        return found.unknown;
    };
    EXPECT_EQ(why(paper("A-100", "2026-11-02", "$77.00")),
              "nothing in the record is over $77.00 or has the number A-100");
    EXPECT_EQ(why(paper("A-100", "2026-11-02", "€600.00")),
              "nothing in the record is over €600.00 or has the number A-100");
    EXPECT_EQ(why(paper("A-100", "2026-10-13", "$600.00", "For somebody else\n")),
              "it names neither Tom Baker nor Ines Duarte");
    EXPECT_EQ(why("Dear Tom Baker,\nTotal $600.00\n"), "it is no invoice by its heading");
    EXPECT_EQ(why("Credit note 9\nTom Baker\nTotal $600.00\n"),
              "it is a credit note: it takes an invoice back");
    EXPECT_EQ(why("Invoice A-100\nTom Baker\n"), "no total is named on it");
    EXPECT_THAT(why(paper("A-100", "2025-01-01", "$600.00")), HasSubstr("nothing in the record"));
}

}  // namespace
}  // namespace tally::statements
