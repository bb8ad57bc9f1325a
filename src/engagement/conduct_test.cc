#include "engagement/conduct.h"

#include <gtest/gtest.h>

#include "support/engagement_builder.h"

namespace tally::engagement {
namespace {

using ledger::Party;
using support::dollars;
using support::EngagementBuilder;

TEST(Conduct, asking_for_money_outside_of_the_platform_is_seen) {
    EXPECT_EQ(asks_off_platform("You can just send it by PayPal."), "send it by PayPal");
    EXPECT_TRUE(asks_off_platform("My IBAN is below"));
    EXPECT_TRUE(asks_off_platform("Please pay me\ndirectly"));
    EXPECT_FALSE(asks_off_platform("Milestone 2 is due on the platform."));
    EXPECT_FALSE(asks_off_platform("The libanese menu"));
    EXPECT_FALSE(asks_off_platform("The PayPal button of your shop works."));
    EXPECT_FALSE(asks_off_platform("I cannot take payments outside of the platform."));
}

TEST(Conduct, trading_feedback_is_seen_and_speaking_of_it_is_not) {
    EXPECT_TRUE(bargains_over_feedback("I give you 5 stars if you release the money"));
    EXPECT_TRUE(bargains_over_feedback("Pay, or I will leave a bad review."));
    EXPECT_TRUE(bargains_over_feedback("please change your review"));
    EXPECT_FALSE(bargains_over_feedback("Thank you for the feedback on the footer."));
    EXPECT_FALSE(bargains_over_feedback("Review is open. If you have questions, ask."));
    EXPECT_FALSE(bargains_over_feedback("Please review the draft and say if you want changes."));
}

TEST(Conduct, a_bill_on_a_platform_contract_is_a_warning) {
    EngagementBuilder builder;
    auto const refused =
        builder.rejected("2026-10-01T09:00:00Z", IssueInvoice{.amount = dollars(5)});
    EXPECT_EQ(refused.guard, "payment-off-platform");
    EXPECT_TRUE(refused.can_override);
    for (auto const type : {EngagementType::direct_fixed, EngagementType::peopleperhour}) {
        EngagementBuilder by_invoice{support::an_engagement(type)};
        by_invoice.act("2026-10-01T09:00:00Z", IssueInvoice{.amount = dollars(5)});
    }
}

TEST(Conduct, words_to_the_other_side_are_read_before_they_are_put_on_record) {
    EngagementBuilder builder;
    SendCheckin checkin{.text = "All done. Could you pay by bank transfer this time?"};
    EXPECT_EQ(builder.rejected("2026-10-01T09:00:00Z", checkin).guard, "payment-off-platform");
    checkin.text = "I will refund half if you change your review.";
    EXPECT_EQ(builder.rejected("2026-10-01T09:00:00Z", checkin).guard, "feedback-bargain");
    EngagementBuilder direct{support::an_engagement(EngagementType::direct_fixed)};
    EXPECT_EQ(direct.rejected("2026-10-01T09:00:00Z", checkin).guard, "feedback-bargain");
    checkin.text = "My IBAN has changed.";
    direct.act("2026-10-01T09:00:00Z", checkin);
}

TEST(Conduct, a_deposit_to_us_is_no_way_to_secure_a_platform_milestone) {
    EngagementBuilder builder;
    builder.act("2026-10-01T09:00:00Z", AddMilestone{"Pages", dollars(100), {}});
    MilestoneSecured const deposit{1, Security::deposit, {}, "half in advance"};
    EXPECT_EQ(builder.rejected("2026-10-01T09:10:00Z", deposit).guard, "payment-off-platform");
}

}  // namespace
}  // namespace tally::engagement
