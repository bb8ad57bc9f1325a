#include "papers/write.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>

#include "base/characters.h"
#include "engagement/conduct.h"
#include "support/sample_dossier.h"

namespace tally::papers {
namespace {

using support::sample_dossier;
using ::testing::Contains;
using ::testing::HasSubstr;
using ::testing::Not;

std::string text(Dossier const& dossier, PaperKind kind, PaperChoices const& choices = {}) {
    auto const paper = write_paper(dossier, kind, choices);
    EXPECT_TRUE(paper) << paper.error().message;
    return paper ? text_of(*paper, 0) : std::string{};
}

TEST(Papers, a_statement_ties_each_fact_to_what_shows_it) {
    auto const statement = text(sample_dossier(), PaperKind::dispute_statement);
    EXPECT_THAT(statement, HasSubstr("On 16 Oct 2026 the client asked: “could you also build the "
                                     "shop?” (Exhibit 1)."));
    EXPECT_THAT(statement, HasSubstr("On 10 Nov 2026 I handed in milestone 2 “Build” again on the "
                                     "platform: all changes done (Exhibit 3)."));
    EXPECT_THAT(statement, HasSubstr("On 13 Oct 2026 the client deposited $1,200.00"));
    EXPECT_THAT(statement, HasSubstr("(record, entry"));
    EXPECT_THAT(statement, HasSubstr("nothing else vouches for it yet"));
    EXPECT_THAT(statement, HasSubstr("I ask that $1,200.00 be paid to me."));
}

TEST(Papers, what_nothing_in_the_record_says_is_not_written) {
    auto const statement = text(sample_dossier(), PaperKind::dispute_statement);
    EXPECT_THAT(statement, Not(HasSubstr("approved milestone 2")));
    EXPECT_THAT(statement, Not(HasSubstr("signed version")));
    EXPECT_THAT(statement, Not(HasSubstr("milestone 1"))) << "it is paid, and not at stake";
}

TEST(Papers, that_nobody_asked_for_changes_is_a_fact_too) {
    EXPECT_THAT(text(sample_dossier(), PaperKind::dispute_statement),
                HasSubstr("The record holds no request for changes between 10 Nov 2026 and 20 Nov "
                          "2026, when the contract ended."));
}

TEST(Papers, a_span_within_one_day_names_the_day_once) {
    auto dossier = sample_dossier();
    auto const handed_in = dossier.state.milestone(2)->submissions.back().occurred;
    dossier.state.ended->occurred = handed_in + std::chrono::hours{1};
    EXPECT_THAT(text(dossier, PaperKind::dispute_statement),
                HasSubstr("The record holds no request for changes on 10 Nov 2026, when the "
                          "contract ended."));
}

TEST(Papers, a_reason_without_an_answer_gets_what_the_record_says_about_it) {
    auto const statement = text(sample_dossier(), PaperKind::dispute_statement);
    auto const files = statement.find("“We never received the files” (Exhibit 5).");
    auto const shop = statement.find("“We expected a shop” (Exhibit 5).");
    ASSERT_NE(files, statement.npos);
    ASSERT_NE(shop, statement.npos);
    EXPECT_THAT(statement.substr(files, shop - files),
                HasSubstr("Exhibit 4: The client received the files and likes them."));
    EXPECT_THAT(statement.substr(shop), HasSubstr("declined “An online shop”"));
}

TEST(Papers, the_persons_own_answer_goes_before_what_the_record_says) {
    auto dossier = sample_dossier();
    dossier.state.reasons[1].answer =
        engagement::ReasonAnswer{.stance = engagement::Stance::unfounded,
                                 .text = "A shop was never part of it",
                                 .clause = "out of scope",
                                 .items = {support::an_item(13)},
                                 .about = {}};
    auto const statement = text(dossier, PaperKind::dispute_statement);
    EXPECT_THAT(statement,
                HasSubstr("A shop was never part of it (agreement, out of scope) (Exhibit 2)."));
}

TEST(Papers, a_reason_that_nothing_answers_is_left_blank_and_named) {
    auto dossier = sample_dossier();
    dossier.state.reasons[0].text = "My partner dislikes purple";
    auto const paper = write_paper(dossier, PaperKind::dispute_statement, {}).value();
    EXPECT_THAT(paper.blanks, Contains("your answer to reason 1"));
    EXPECT_THAT(text_of(paper, 0), HasSubstr("[your answer to reason 1]"));
}

TEST(Papers, every_letter_passes_the_guards_of_conduct) {
    auto const dossier = sample_dossier();
    for (std::size_t i = 0; i < paper_kind_names.size(); ++i) {
        auto const paper = write_paper(dossier, static_cast<PaperKind>(i), {});
        if (!paper) continue;  // what the record does not support is tested by itself
        auto const words = text_of(*paper, 0);
        EXPECT_FALSE(engagement::asks_off_platform(words)) << paper_kind_names[i] << "\n" << words;
        EXPECT_FALSE(engagement::bargains_over_feedback(words)) << paper_kind_names[i] << "\n"
                                                                << words;
        for (auto const* threat :
             {"lawyer", "police", "consequences", "report you", "legal action"})
            EXPECT_THAT(words, Not(HasSubstr(threat))) << paper_kind_names[i];
    }
}

TEST(Papers, a_demand_on_a_platform_is_paid_through_it_and_nowhere_else) {
    auto const letter = text(sample_dossier(), PaperKind::demand);
    EXPECT_THAT(letter, HasSubstr("$1,200.00 is open"));
    EXPECT_THAT(letter, HasSubstr("by 6 Dec 2026, through the platform"));
    EXPECT_THAT(letter, HasSubstr("together on 22 Nov 2026"));
}

TEST(Papers, a_settlement_names_the_amount_or_leaves_it_to_the_person) {
    auto const blank = write_paper(sample_dossier(), PaperKind::settlement, {}).value();
    EXPECT_THAT(blank.blanks, Contains("the amount that you would accept"));
    PaperChoices const choices{support::dollars(900), parse_date("2026-12-01").value()};
    EXPECT_THAT(text(sample_dossier(), PaperKind::settlement, choices),
                HasSubstr("You pay $900.00 by 1 Dec 2026"));
}

TEST(Papers, a_settlement_asks_for_no_more_than_the_claim) {
    PaperChoices choices;
    for (auto const amount : {1201, 0, -5}) {
        choices.amount = support::dollars(amount);
        auto const refused = write_paper(sample_dossier(), PaperKind::settlement, choices);
        ASSERT_FALSE(refused) << amount;
        EXPECT_EQ(refused.error().code, Code::rejected);
        EXPECT_THAT(refused.error().message + refused.error().hint, HasSubstr("$1,200.00"));
        EXPECT_THAT(refused.error().message, HasSubstr(choices.amount->text()));
    }
    choices.amount = support::dollars(1200);
    EXPECT_TRUE(write_paper(sample_dossier(), PaperKind::settlement, choices));
}

TEST(Papers, an_answer_needs_a_request_for_money_back) {
    support::EngagementBuilder builder = support::website_redesign();
    auto dossier = sample_dossier();
    dossier.state = builder.state;
    auto const paper = write_paper(dossier, PaperKind::answer_return_request, {});
    ASSERT_FALSE(paper);
    EXPECT_EQ(paper.error().code, Code::rejected);
    EXPECT_THAT(text(sample_dossier(), PaperKind::answer_return_request),
                HasSubstr("On 20 Nov 2026 you asked for the return of $1,200.00"));
}

TEST(Papers, a_report_needs_words_of_the_client_and_does_not_repeat_them) {
    auto dossier = sample_dossier();
    EXPECT_FALSE(write_paper(dossier, PaperKind::violation_report, {}));
    dossier.exhibits[0].text = "Let us leave the site, I can pay you by PayPal instead.";
    auto const report = text(dossier, PaperKind::violation_report);
    EXPECT_THAT(report, HasSubstr("The client’s message of Exhibit 1 speaks of payment"));
    EXPECT_FALSE(engagement::asks_off_platform(report));
    dossier.exhibits[0].from_client = false;
    EXPECT_FALSE(write_paper(dossier, PaperKind::violation_report, {}))
        << "nobody is reported for the freelancer's own words";
}

TEST(Papers, particulars_are_numbered_and_speak_of_claimant_and_defendant) {
    auto const paper = text(sample_dossier(), PaperKind::particulars);
    EXPECT_THAT(paper, HasSubstr("claimant: Ines Duarte, [address for service of the claimant]"));
    EXPECT_THAT(paper, HasSubstr("1. The claim is about the contract"));
    EXPECT_THAT(paper, HasSubstr("the defendant asked for changes"));
    EXPECT_THAT(paper, HasSubstr("The claimant claims $1,200.00."));
    EXPECT_THAT(paper, Not(HasSubstr(" I handed")));
}

TEST(Papers, a_notice_names_the_law_or_says_why_there_is_none) {
    auto const notice = write_paper(sample_dossier(), PaperKind::notice, {});
    if (notice) {
        EXPECT_THAT(text_of(*notice, 0), HasSubstr("This is a notice under the law below."));
    } else {
        EXPECT_EQ(notice.error().code, Code::rejected);
        EXPECT_FALSE(notice.error().hint.empty());
    }
}

TEST(Papers, lines_are_wrapped_for_people_and_not_for_forms) {
    auto const paper = write_paper(sample_dossier(), PaperKind::dispute_statement, {}).value();
    std::istringstream lines{text_of(paper)};
    for (std::string line; std::getline(lines, line);) EXPECT_LE(characters_of(line), 78U) << line;
    EXPECT_THAT(body_of(paper, 0), Not(HasSubstr("\n  ")));
}

}  // namespace
}  // namespace tally::papers
