#include "engagement/state.h"
#include "engagement/event.h"

#include <gtest/gtest.h>

#include "support/engagement_builder.h"

namespace tally::engagement {
namespace {

using ledger::Party;
using support::dollars;
using support::EngagementBuilder;
using support::website_redesign;

Recorded recorded(std::string_view occurred, Fact fact, Party author = Party::client) {
    auto const at = parse_instant(occurred).value();
    return {{at, {}, std::move(fact)}, author, at, 99};
}

TEST(State, as_of_an_instant_knows_only_what_had_occurred) {
    auto const builder = website_redesign();
    auto const then = as_of(builder.state, parse_instant("2026-10-12T08:00:00Z").value());
    EXPECT_EQ(then.milestone(1)->stage(), MilestoneStage::approved);
    EXPECT_EQ(then.held(), dollars(600));
    EXPECT_EQ(then.milestone(2)->stage(), MilestoneStage::planned);
    EXPECT_EQ(as_of(builder.state, Instant::max()), builder.state);
}

TEST(State, a_milestone_put_on_record_late_is_there_from_its_first_event) {
    auto state = opened(support::an_engagement());
    evolve(state, recorded("2026-11-10T09:00:00Z", MilestoneAdded{1, "Old", dollars(300), {}}));
    evolve(state, recorded("2026-10-01T09:00:00Z", MilestoneFunded{1, dollars(300)}));
    EXPECT_EQ(as_of(state, parse_instant("2026-10-02T00:00:00Z").value()).held(), dollars(300));
    EXPECT_TRUE(as_of(state, parse_instant("2026-09-30T00:00:00Z").value()).milestones.empty());
}

TEST(State, what_makes_no_sense_changes_nothing_but_the_history) {
    auto state = website_redesign().state;
    auto const before = state;
    evolve(state, recorded("2026-11-10T09:00:00Z", MilestoneFunded{9, dollars(300)}));
    evolve(state, recorded("2026-11-10T09:00:00Z",
                           MilestoneFunded{2, {100, Currency::parse("EUR").value()}}));
    evolve(state, recorded("2026-11-10T09:00:00Z",
                           MilestoneFunded{2, {Money::minor_max, support::usd()}}));
    evolve(state, recorded("2026-11-10T09:00:00Z", MilestoneReleased{1, dollars(300)}));
    evolve(state, recorded("2026-11-10T09:00:00Z", MilestoneAdded{2, "x", dollars(1), {}}));
    EXPECT_EQ(state.milestones, before.milestones);
    EXPECT_EQ(state.history.size(), before.history.size() + 5);
}

TEST(State, what_the_client_paid_at_the_end_comes_off_the_milestones_in_their_order) {
    support::EngagementBuilder builder;
    builder.act("2026-09-14T09:00:00Z", AddMilestone{"Design", dollars(600), {}})
        .act("2026-09-14T09:05:00Z", AddMilestone{"Build", dollars(1200), {}})
        .act("2026-09-15T10:00:00Z", FundMilestone{1, {}})
        .act("2026-09-15T11:00:00Z", FundMilestone{2, {}})
        .act_as(Party::client, "2026-09-20T11:00:00Z", EndContract{"stop", dollars(900)});
    EXPECT_EQ(builder.state.held(1), dollars(0));
    EXPECT_EQ(builder.state.held(2), dollars(900));
    EXPECT_EQ(builder.state.held(), dollars(900));
}

TEST(State, only_acts_of_others_without_a_basis_are_claimed) {
    EXPECT_TRUE(recorded("2026-11-10T09:00:00Z", MilestoneStarted{1}, Party::client).claimed());
    EXPECT_TRUE(recorded("2026-11-10T09:00:00Z", MilestoneStarted{1}, Party::platform).claimed());
    EXPECT_FALSE(
        recorded("2026-11-10T09:00:00Z", MilestoneStarted{1}, Party::freelancer).claimed());
    auto backed = recorded("2026-11-10T09:00:00Z", MilestoneStarted{1}, Party::client);
    backed.event.basis = support::an_item(1);
    EXPECT_FALSE(backed.claimed());
}

TEST(State, questions_keep_their_numbers_at_every_instant) {
    EngagementBuilder builder;
    builder.act("2026-11-06T09:00:00Z", SendCheckin{.text = "A", .questions = {"Which logo?"}});
    Command const earlier = SendCheckin{.text = "B", .questions = {"Which map?"}};
    auto context = builder.at("2026-11-07T09:00:00Z", earlier);
    context.occurred = parse_instant("2026-11-02T09:00:00Z").value();
    builder.attempt(earlier, context).value();
    builder.act("2026-11-08T09:00:00Z", QuestionAnswered{2, "the old one"});
    auto const then = as_of(builder.state, parse_instant("2026-11-03T09:00:00Z").value());
    ASSERT_EQ(then.questions.size(), 1U);
    EXPECT_EQ(then.questions[0].number, 2);
    EXPECT_EQ(then.questions[0].text, "Which map?");
    ASSERT_EQ(then.checkins.size(), 1U);
    EXPECT_EQ(then.checkins[0].number, 2);
    EXPECT_EQ(then.history.size(), 1U);
}

}  // namespace
}  // namespace tally::engagement
