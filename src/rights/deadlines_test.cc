#include "rights/deadlines.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/engagement_builder.h"

namespace tally::rights {
namespace {

using namespace engagement;
using ledger::Party;
using support::dollars;
using support::EngagementBuilder;
using support::website_redesign;
using testing::HasSubstr;

Instant instant(std::string_view text) { return parse_instant(text).value(); }

// Milestone 2 is funded with $1,200 and submitted on the platform.
EngagementBuilder submitted() {
    auto builder = website_redesign();
    builder.act("2026-10-30T16:00:00Z", SubmitMilestone{2, Channel::platform, {}, ""});
    return builder;
}

// ... and three weeks later the client ends the contract and pays this much of it.
EngagementBuilder ended_paying(std::int64_t pays) {
    auto builder = submitted();
    builder.act_as(Party::client, "2026-11-20T15:20:00Z",
                   EndContract{"we go another way", dollars(pays)});
    return builder;
}

std::vector<Deadline> deadlines_at(EngagementBuilder const& builder, std::string_view now) {
    return deadlines(builder.state, builtin_packs(), instant(now));
}

Pack upwork_fixed() {
    auto const& packs = builtin_packs();
    return *std::ranges::find(packs, "upwork-fixed-2026-11", &Pack::id);
}

Deadline const* find(std::vector<Deadline> const& all, std::string_view rule,
                     std::string_view subject = "milestone 2") {
    for (auto const& one : all)
        if (one.rule == rule && one.subject == subject) return &one;
    return nullptr;
}

TEST(Deadlines, a_client_who_ends_the_contract_and_pays_nothing_leaves_seven_days_to_answer) {
    auto const all = deadlines_at(ended_paying(0), "2026-11-20T16:00:00Z");
    auto const* refund = find(all, "UW-FP-REFUNDREQ");
    ASSERT_NE(refund, nullptr);
    EXPECT_EQ(refund->state, DeadlineState::open);
    EXPECT_EQ(refund->starts, instant("2026-11-20T15:20:00Z"));
    EXPECT_EQ(refund->due, instant("2026-11-27T15:20:00Z"));
    EXPECT_EQ(refund->acts, std::vector{Party::freelancer});
    EXPECT_EQ(refund->money.amount, dollars(1200));
    EXPECT_EQ(refund->money.goes_to, Party::client);
    EXPECT_EQ(refund->if_missed,
              "If you do nothing, $1,200.00 goes back to the client on 27 Nov 2026, 15:20 UTC.");
    EXPECT_EQ(refund->confidence, Confidence::high);
    EXPECT_THAT(refund->source.at(0), HasSubstr("support.upwork.com"));
    EXPECT_TRUE(refund->claimed);  // no item vouches for the client's act yet
    EXPECT_EQ(refund->topic, "contract");
    EXPECT_EQ(&all.front(), refund);
}

TEST(Deadlines, only_what_the_client_did_not_pay_is_at_stake) {
    auto const all = deadlines_at(ended_paying(500), "2026-11-20T16:00:00Z");
    EXPECT_EQ(find(all, "UW-FP-REFUNDREQ")->money.amount, dollars(700));
}

TEST(Deadlines, a_client_who_pays_everything_at_the_end_asks_for_no_refund) {
    auto const all = deadlines_at(ended_paying(1200), "2026-11-20T16:00:00Z");
    EXPECT_EQ(find(all, "UW-FP-REFUNDREQ"), nullptr);
}

TEST(Deadlines, the_refund_request_is_met_once_the_money_was_released_after_all) {
    auto builder = ended_paying(0);
    builder.act("2026-11-23T09:00:00Z", ReleaseMilestone{2, {}});
    auto const all = deadlines_at(builder, "2026-11-24T09:00:00Z");
    auto const* refund = find(all, "UW-FP-REFUNDREQ");
    ASSERT_NE(refund, nullptr);
    EXPECT_EQ(refund->state, DeadlineState::met);
    EXPECT_EQ(refund->money.amount, dollars(1200));
}

TEST(Deadlines, a_window_ends_at_its_last_instant) {
    auto const builder = ended_paying(0);
    auto const before = deadlines_at(builder, "2026-11-27T15:19:59.999Z");
    EXPECT_EQ(find(before, "UW-FP-REFUNDREQ")->state, DeadlineState::open);
    auto const after = deadlines_at(builder, "2026-11-27T15:20:00Z");
    EXPECT_EQ(find(after, "UW-FP-REFUNDREQ")->state, DeadlineState::passed);
}

TEST(Deadlines, a_submission_on_the_platform_starts_fourteen_days_of_review) {
    auto const all = deadlines_at(submitted(), "2026-10-31T09:00:00Z");
    auto const* review = find(all, "UW-FP-REVIEW");
    ASSERT_NE(review, nullptr);
    EXPECT_EQ(review->topic, "milestone/2");
    EXPECT_EQ(review->due, instant("2026-11-13T16:00:00Z"));
    EXPECT_EQ(review->acts, std::vector{Party::client});
    EXPECT_EQ(review->money.goes_to, Party::freelancer);
    EXPECT_EQ(review->if_missed,
              "If the client does nothing, the work counts as approved and $1,200.00 is released "
              "to you on 13 Nov 2026, 16:00 UTC.");
    EXPECT_FALSE(review->claimed);
}

TEST(Deadlines, approval_or_the_end_of_the_contract_settles_the_review) {
    auto builder = submitted();
    builder.act("2026-11-02T09:00:00Z", ApproveMilestone{2, ""});
    EXPECT_EQ(find(deadlines_at(builder, "2026-11-03T09:00:00Z"), "UW-FP-REVIEW")->state,
              DeadlineState::met);
    EXPECT_EQ(find(deadlines_at(ended_paying(0), "2026-11-21T09:00:00Z"), "UW-FP-REVIEW")->state,
              DeadlineState::met);
}

TEST(Deadlines, what_settled_one_milestone_does_not_settle_another) {
    auto const all = deadlines_at(submitted(), "2026-10-31T09:00:00Z");
    EXPECT_EQ(find(all, "UW-FP-REVIEW", "milestone 1")->state, DeadlineState::met);
    EXPECT_EQ(find(all, "UW-FP-REVIEW", "milestone 2")->state, DeadlineState::open);
}

TEST(Deadlines, a_new_submission_starts_the_review_again) {
    auto builder = submitted();
    builder.act("2026-11-05T10:00:00Z", SubmitMilestone{2, Channel::platform, {}, "changed"});
    auto const all = deadlines_at(builder, "2026-11-06T09:00:00Z");
    EXPECT_EQ(find(all, "UW-FP-REVIEW")->due, instant("2026-11-19T10:00:00Z"));
}

TEST(Deadlines, rules_count_from_what_occurred_and_not_from_when_it_was_recorded) {
    auto builder = submitted();
    Command const end = EndContract{"", {}};
    auto context = builder.at("2026-11-24T08:00:00Z", end);
    context.author = Party::client;
    context.occurred = instant("2026-11-20T15:20:00Z");
    context.basis = support::an_item(8);
    ASSERT_TRUE(builder.attempt(end, context));
    auto const all = deadlines_at(builder, "2026-11-24T08:00:00Z");
    EXPECT_EQ(find(all, "UW-FP-REFUNDREQ")->due, instant("2026-11-27T15:20:00Z"));
    EXPECT_FALSE(find(all, "UW-FP-REFUNDREQ")->claimed);
}

TEST(Deadlines, what_comes_later_is_not_known_yet) {
    EXPECT_EQ(find(deadlines_at(ended_paying(0), "2026-11-20T15:00:00Z"), "UW-FP-REFUNDREQ"),
              nullptr);
    EXPECT_EQ(find(deadlines_at(ended_paying(0), "2026-11-20T15:00:00Z"), "UW-FP-REVIEW")->state,
              DeadlineState::passed);
}

TEST(Deadlines, several_milestones_that_hold_money_are_one_refund_request) {
    EngagementBuilder builder;
    builder.act("2026-09-14T09:00:00Z", AddMilestone{"Design", dollars(600), {}})
        .act("2026-09-14T09:05:00Z", AddMilestone{"Build", dollars(1200), {}})
        .act("2026-09-15T10:00:00Z", FundMilestone{1, {}})
        .act("2026-09-15T11:00:00Z", FundMilestone{2, {}})
        .act_as(Party::client, "2026-09-20T11:00:00Z", EndContract{"stop", {}});
    auto const all = deadlines_at(builder, "2026-09-20T12:00:00Z");
    auto const* refund = find(all, "UW-FP-REFUNDREQ", "milestones 1 and 2");
    ASSERT_NE(refund, nullptr);
    EXPECT_EQ(refund->money.amount, dollars(1800));
}

TEST(Deadlines, another_type_of_engagement_has_none_of_these_rules) {
    EngagementBuilder builder{support::an_engagement(EngagementType::direct_fixed)};
    builder.act("2026-09-14T09:00:00Z", AddMilestone{"Design", dollars(600), {}})
        .act("2026-09-15T10:00:00Z", FundMilestone{1, {}})
        .act_as(Party::client, "2026-09-20T11:00:00Z", EndContract{"stop", {}});
    EXPECT_TRUE(deadlines_at(builder, "2026-09-20T12:00:00Z").empty());
}

TEST(Deadlines, one_request_for_money_has_one_clock_also_once_it_has_run_out) {
    auto builder = ended_paying(0);
    builder.act_as(Party::client, "2026-11-20T15:20:00Z", RequestReturn{2, {}, "the money back"});
    for (auto const* when : {"2026-11-21T09:00:00Z", "2026-11-28T09:00:00Z"}) {
        auto const all = deadlines_at(builder, when);
        EXPECT_NE(find(all, "UW-FP-REFUNDREQ"), nullptr) << when;
        EXPECT_EQ(find(all, "UW-FP-RETURNREQ"), nullptr) << when;
    }
}

TEST(Deadlines, a_clock_that_ran_out_is_silent_about_what_ends_later) {
    auto builder = ended_paying(0);
    builder.act_as(Party::client, "2026-11-24T15:20:00Z", RequestReturn{2, {}, "the money back"});
    auto const all = deadlines_at(builder, "2026-11-28T09:00:00Z");
    ASSERT_NE(find(all, "UW-FP-RETURNREQ"), nullptr);
    EXPECT_EQ(find(all, "UW-FP-RETURNREQ")->state, DeadlineState::open);
}

TEST(Deadlines, times_are_written_in_the_engagements_zone) {
    auto builder = ended_paying(0);
    builder.state.engagement.zone = "Europe/Berlin";
    EXPECT_THAT(find(deadlines_at(builder, "2026-11-21T09:00:00Z"), "UW-FP-REFUNDREQ")->if_missed,
                HasSubstr("27 Nov 2026, 16:20 CET"));
}

TEST(Deadlines, where_two_packs_disagree_the_shorter_window_counts) {
    std::vector packs{upwork_fixed(), upwork_fixed()};
    packs.back().id = "another";
    for (auto& rule : packs.back().rules) rule.watch.windows = {*parse_window("5 days")};
    auto const all = deadlines(ended_paying(0).state, packs, instant("2026-11-21T09:00:00Z"));
    EXPECT_EQ(find(all, "UW-FP-REFUNDREQ")->due, instant("2026-11-25T15:20:00Z"));
    packs.back().supersedes = {};
    packs.front().supersedes = {"another"};
    auto const newer = deadlines(ended_paying(0).state, packs, instant("2026-11-21T09:00:00Z"));
    EXPECT_EQ(find(newer, "UW-FP-REFUNDREQ")->due, instant("2026-11-27T15:20:00Z"));
}

}  // namespace
}  // namespace tally::rights
