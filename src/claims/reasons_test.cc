#include "claims/reasons.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "claims/settlement.h"
#include "support/engagement_builder.h"

namespace tally::claims {
namespace {

using namespace engagement;
using ledger::Party;
using support::an_item;
using support::dollars;
using support::EngagementBuilder;
using support::website_redesign;
using testing::HasSubstr;

constexpr std::string_view now = "2026-11-24T12:00:00Z";

ElementBook const& book() {
    static ElementBook const all{builtin_elements()};
    return all;
}

std::vector<ReasonRow> reasons_of(State const& state) {
    std::vector<ItemText> const items;
    return reasons({state, book(), items, parse_instant(now).value()}, nullptr);
}

constexpr auto agreement = R"(
title = "Website redesign"
[[scope]]
id = "1"
text = "Five pages"
[[milestone]]
title = "Build"
amount = "1200.00"
due = "2026-11-12"
)";

// Milestone 2 with a date; the client ended the contract for this reason.
EngagementBuilder ended(std::string_view submitted, std::string reason) {
    auto builder = website_redesign();
    builder.act("2026-10-13T11:00:00Z", DraftAgreement{agreement, {}})
        .act("2026-10-14T09:00:00Z",
             AddMilestone{"Test", dollars(300), parse_date("2026-11-12").value()})
        .act("2026-10-15T09:00:00Z", FundMilestone{3, {}});
    if (!submitted.empty())
        builder.act(submitted, SubmitMilestone{3, Channel::platform, {}, ""})
            .act(submitted, SubmitMilestone{2, Channel::platform, {}, ""});
    builder.act_as(Party::client, "2026-11-20T09:00:00Z", EndContract{reason, {}})
        .act("2026-11-20T09:00:00Z", ReasonStated{0, reason});
    return builder;
}

TEST(Reasons, are_known_by_their_words) {
    auto const state = website_redesign().state;
    auto const kind = [&](std::string_view text) {
        auto const* found = kind_of_reason(book(), state, text);
        return found == nullptr ? std::string{"none"} : found->id;
    };
    EXPECT_EQ(kind("The website is not what we asked for"), "not-as-agreed");
    EXPECT_EQ(kind("We never received the final files"), "not-delivered");
    EXPECT_EQ(kind("We also expected a shop"), "expected-more");
    EXPECT_EQ(kind("You missed the deadline, it was too late"), "late");
    EXPECT_EQ(kind("We want our money back"), "refund-demanded");
    EXPECT_EQ(kind("Our budget was cut"), "no-longer-wanted");
    EXPECT_EQ(kind("The moon is full"), "none");
}

TEST(Reasons, late_is_founded_where_the_date_passed_and_nothing_speaks_against_it) {
    auto const rows = reasons_of(ended("", "It was late").state);
    ASSERT_EQ(rows.size(), 1U);
    EXPECT_EQ(rows[0].stance, Stance::founded);
    EXPECT_THAT(rows[0].outcome, HasSubstr("You would lose"));
    EXPECT_FALSE(rows[0].in_favour.empty());
    EXPECT_THAT(rows[0].clause, HasSubstr("12 Nov 2026"));
}

TEST(Reasons, never_received_does_not_hold_against_a_submission_on_the_platform) {
    auto const rows =
        reasons_of(ended("2026-11-10T09:00:00Z", "We never received the files").state);
    EXPECT_EQ(rows.at(0).stance, Stance::unfounded);
    EXPECT_THAT(rows[0].against, testing::Contains(HasSubstr("submitted milestone")));
}

TEST(Reasons, never_received_is_not_refuted_by_an_empty_record) {
    auto const rows = reasons_of(ended("", "We never received the files").state);
    EXPECT_NE(rows.at(0).outcome, "It does not hold: the record shows the opposite.");
    EXPECT_TRUE(rows[0].against.empty());
}

TEST(Reasons, the_freelancers_own_answer_counts_more_than_the_proposal) {
    auto builder = ended("2026-11-10T09:00:00Z", "We never received the files");
    builder.act(now, ReasonAnswered{1, Stance::partly, "the fonts were missing", "scope 1", {}});
    auto const rows = reasons_of(builder.state);
    EXPECT_EQ(rows.at(0).stance, Stance::partly);
    EXPECT_TRUE(rows[0].is_answered);
    EXPECT_EQ(rows[0].clause, "scope 1");
}

TEST(Reasons, the_words_at_the_end_count_where_no_reason_was_put_on_record) {
    auto builder = website_redesign();
    builder.act_as(Party::client, "2026-11-20T09:00:00Z", EndContract{"Our budget was cut", {}});
    auto const rows = reasons_of(builder.state);
    ASSERT_EQ(rows.size(), 1U);
    EXPECT_EQ(rows[0].number, 0);
}

TEST(Reasons, what_no_rule_knows_is_left_to_the_person) {
    auto const rows = reasons_of(ended("", "The moon is full").state);
    EXPECT_FALSE(rows.at(0).stance);
    EXPECT_THAT(rows[0].outcome, HasSubstr("weigh it yourself"));
}

TEST(Settlement, accepted_work_is_worth_all_of_it_and_untouched_work_nothing) {
    auto builder = website_redesign();
    builder.act("2026-11-10T09:00:00Z", SubmitMilestone{2, Channel::platform, {}, ""})
        .act("2026-11-11T09:00:00Z", ApproveMilestone{2, ""});
    auto const all = settlement(builder.state, {});
    EXPECT_EQ(all.low, dollars(1200));
    EXPECT_EQ(all.high, dollars(1200));
    auto const none = settlement(website_redesign().state, {});
    EXPECT_EQ(none.high, dollars(0));
    EXPECT_THAT(none.lines.at(0).why, HasSubstr("no work"));
}

TEST(Settlement, a_reason_that_holds_in_part_halves_the_lower_figure) {
    auto builder = website_redesign();
    builder.act("2026-11-10T09:00:00Z", SubmitMilestone{2, Channel::platform, {}, ""});
    ReasonRow row;
    row.stance = Stance::partly;
    auto const result = settlement(builder.state, {row});
    EXPECT_EQ(result.low, dollars(600));
    EXPECT_EQ(result.high, dollars(1200));
    row.stance = Stance::founded;
    EXPECT_EQ(settlement(builder.state, {row}).low, dollars(0));
    EXPECT_EQ(settlement(builder.state, {row}).high, dollars(600));
}

}  // namespace
}  // namespace tally::claims
