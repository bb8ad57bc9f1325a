#include "papers/feedback.h"

#include <gtest/gtest.h>

#include "support/engagement_builder.h"

namespace tally::papers {
namespace {

using namespace engagement;
using support::dollars;
using support::EngagementBuilder;

EngagementBuilder finished() {
    EngagementBuilder builder;
    Date const due{std::chrono::year{2026} / 11 / 12};
    builder.act("2026-11-01T09:00:00Z", AddMilestone{"Pages", dollars(600), due});
    builder.act("2026-11-01T10:00:00Z", FundMilestone{1, dollars(600)});
    builder.act("2026-11-02T09:00:00Z", StartMilestone{1});
    builder.act("2026-11-10T09:00:00Z", SubmitMilestone{1, Channel::platform, {}, {}});
    builder.act("2026-11-12T09:00:00Z", ApproveMilestone{1, {}, {}});
    builder.act("2026-11-12T10:00:00Z", ReleaseMilestone{1, {}});
    return builder;
}

TEST(Feedback, is_made_of_facts_that_name_their_entries) {
    auto const facts = feedback_facts(finished().state);
    ASSERT_EQ(facts.size(), 3U);
    EXPECT_EQ(facts[0].words, "Of 1 milestone 1 was delivered, by the agreed date.");
    EXPECT_EQ(facts[1].words, "The client approved 1 of them within 2 days.");
    EXPECT_EQ(facts[2].words, "The money was released within a day of the approval.");
    for (auto const& fact : facts) EXPECT_EQ(fact.entries.size(), 1U) << fact.words;
    EXPECT_LT(facts[0].entries[0], facts[1].entries[0]);
}

TEST(Feedback, holds_no_amount) {
    auto const facts = feedback_facts(finished().state);
    EXPECT_FALSE(feedback_text(facts, false).contains('$'));
    EXPECT_TRUE(feedback_text(facts, true).starts_with("For whoever reads this, the facts: Of 1"));
}

TEST(Feedback, about_nothing_is_nothing) {
    EngagementBuilder const builder;
    EXPECT_TRUE(feedback_facts(builder.state).empty());
}

TEST(Feedback, that_is_heated_is_a_warning_before_it_is_sealed) {
    auto builder = finished();
    SealFeedback seal{
        .stars = 1, .text = "The client is a liar and a thief.", .salt = {}, .digest = {}};
    EXPECT_EQ(builder.rejected("2026-11-20T09:00:00Z", seal).guard, "heated-words");
    seal.text = "Five stars from you and I refund half.";
    EXPECT_EQ(builder.rejected("2026-11-20T09:00:00Z", seal).guard, "feedback-bargain");
    seal.text = "Payment came 34 days late, after three reminders.";
    builder.act("2026-11-20T09:00:00Z", seal);
}

}  // namespace
}  // namespace tally::papers
