#include "engagement/decide.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/engagement_builder.h"

namespace tally::engagement {
namespace {

using ledger::Party;
using support::an_engagement;
using support::an_item;
using support::dollars;
using support::EngagementBuilder;
using support::website_redesign;
using testing::HasSubstr;

TEST(Decide, work_before_funding_is_stopped_with_what_to_do_instead) {
    EngagementBuilder builder;
    builder.act("2026-09-14T09:00:00Z", AddMilestone{"Design", dollars(600), {}});
    auto const rejection = builder.rejected("2026-09-15T09:00:00Z", StartMilestone{1});
    EXPECT_EQ(rejection.guard, "work-before-funding");
    EXPECT_EQ(rejection.message, "milestone 1 is not funded");
    EXPECT_THAT(rejection.hint, HasSubstr("ask the client to fund it"));
    EXPECT_TRUE(rejection.can_override);
    EXPECT_EQ(rejection.error().code, Code::rejected);
    EXPECT_EQ(builder.rejected("2026-09-15T09:00:00Z", SubmitMilestone{1, {}, {}, ""}).guard,
              "work-before-funding");
}

TEST(Decide, money_for_a_part_of_the_milestone_is_not_enough_to_start) {
    EngagementBuilder builder;
    builder.act("2026-09-14T09:00:00Z", AddMilestone{"Design", dollars(600), {}})
        .act("2026-09-14T10:00:00Z", FundMilestone{1, dollars(200)});
    EXPECT_EQ(builder.rejected("2026-09-15T09:00:00Z", StartMilestone{1}).message,
              "milestone 1: only $200.00 of $600.00 is funded");
}

TEST(Decide, setting_a_guard_aside_needs_a_reason_and_goes_on_the_private_ledger) {
    EngagementBuilder builder;
    builder.act("2026-09-14T09:00:00Z", AddMilestone{"Design", dollars(600), {}});
    Command const start = StartMilestone{1};
    auto context = builder.at("2026-09-15T09:00:00Z", start);
    context.override_reason = "  ";
    EXPECT_EQ(decide(builder.state, start, context).error().guard, "override-without-reason");
    context.override_reason = "The client is an old friend";
    auto const decision = decide(builder.state, start, context).value();
    ASSERT_EQ(decision.events.size(), 2U);
    EXPECT_TRUE(decision.events[0].private_side);
    EXPECT_EQ(decision.events[0].event.fact,
              Fact(GuardOverridden{"work-before-funding", "The client is an old friend",
                                   "start milestone 1"}));
    EXPECT_FALSE(decision.events[1].private_side);
    EXPECT_EQ(decision.events[1].event.fact, Fact(MilestoneStarted{1}));
}

TEST(Decide, a_reason_where_no_guard_objects_is_not_recorded) {
    auto const builder = website_redesign();
    Command const start = StartMilestone{2};
    auto context = builder.at("2026-10-14T09:00:00Z", start);
    context.override_reason = "just in case";
    EXPECT_EQ(decide(builder.state, start, context).value().events.size(), 1U);
}

TEST(Decide, a_freelancer_who_ends_an_upwork_contract_while_money_is_held_is_stopped) {
    auto builder = website_redesign();
    auto const rejection = builder.rejected("2026-11-01T09:00:00Z", EndContract{"enough", {}});
    EXPECT_EQ(rejection.guard, "end-with-money-held");
    EXPECT_THAT(rejection.message, HasSubstr("$1,200.00 is still held"));
    EXPECT_THAT(rejection.message, HasSubstr("goes back to the client"));
    EXPECT_THAT(rejection.hint, HasSubstr("submit the work through the platform"));
    EXPECT_TRUE(rejection.can_override);
}

TEST(Decide, ending_all_the_same_returns_the_held_money_to_the_client) {
    auto builder = website_redesign();
    Command const end = EndContract{"enough", {}};
    auto context = builder.at("2026-11-01T09:00:00Z", end);
    context.override_reason = "I cannot work for them any more";
    ASSERT_TRUE(builder.attempt(end, context));
    EXPECT_EQ(builder.state.held(), dollars(0));
    EXPECT_EQ(builder.state.paid(), dollars(600));
}

TEST(Decide, a_direct_contract_may_be_ended_by_the_freelancer) {
    EngagementBuilder builder{an_engagement(EngagementType::direct_fixed)};
    builder.act("2026-09-14T09:00:00Z", AddMilestone{"Design", dollars(600), {}})
        .act("2026-09-15T09:00:00Z", FundMilestone{1, {}})
        .act("2026-09-16T09:00:00Z", EndContract{"moving abroad", {}});
    EXPECT_EQ(builder.state.ended->by, Party::freelancer);
    EXPECT_EQ(builder.state.held(), dollars(600));
}

TEST(Decide, the_clients_end_is_a_fact_and_what_they_paid_comes_off_the_money_held) {
    auto builder = website_redesign();
    builder.act_as(Party::client, "2026-11-20T15:20:00Z", EndContract{"no need", dollars(500)});
    EXPECT_EQ(builder.state.held(2), dollars(700));
    EXPECT_EQ(builder.state.paid(), dollars(1100));
    EXPECT_EQ(builder.rejected("2026-11-21T09:00:00Z", EndContract{"me too", {}}).guard,
              "contract-ended");
}

TEST(Decide, the_client_cannot_pay_more_than_is_held_on_a_platform) {
    auto builder = website_redesign();
    Command const end = EndContract{"done", dollars(1300)};
    auto context = builder.at("2026-11-20T15:20:00Z", end);
    context.author = Party::client;
    EXPECT_EQ(builder.attempt(end, context).error().guard, "pays-over-held");
}

TEST(Decide, releasing_more_than_is_held_is_refused_for_good) {
    auto builder = website_redesign();
    auto const rejection =
        builder.rejected("2026-11-01T09:00:00Z", ReleaseMilestone{2, dollars(1201)});
    EXPECT_EQ(rejection.guard, "release-over-held");
    EXPECT_FALSE(rejection.can_override);
    EXPECT_EQ(builder.rejected("2026-11-01T09:00:00Z", ReleaseMilestone{1, {}}).guard,
              "nothing-held");
}

TEST(Decide, an_unknown_milestone_lists_those_that_exist) {
    auto builder = website_redesign();
    auto const rejection = builder.rejected("2026-11-01T09:00:00Z", StartMilestone{7});
    EXPECT_EQ(rejection.guard, "unknown-milestone");
    EXPECT_EQ(rejection.hint, "those that exist: 1 “Design”, 2 “Build”");
}

TEST(Decide, approval_needs_a_submission_and_is_not_the_freelancers_act) {
    auto builder = website_redesign();
    EXPECT_EQ(builder.rejected("2026-11-01T09:00:00Z", ApproveMilestone{2, ""}).guard,
              "approve-before-submission");
    Command const approve = ApproveMilestone{2, ""};
    auto context = builder.at("2026-11-01T09:00:00Z", approve);
    context.author = Party::freelancer;
    EXPECT_EQ(builder.attempt(approve, context).error().guard, "wrong-party");
}

TEST(Decide, what_has_not_come_yet_cannot_be_recorded_but_earlier_acts_can) {
    auto builder = website_redesign();
    Command const start = StartMilestone{2};
    auto context = builder.at("2026-11-01T09:00:00Z", start);
    context.occurred = context.now + std::chrono::seconds{1};
    EXPECT_EQ(builder.attempt(start, context).error().guard, "occurred-in-future");
    context.occurred = builder.state.engagement.opened - std::chrono::days{30};
    EXPECT_TRUE(builder.attempt(start, context));
}

TEST(Decide, on_a_platform_a_chat_delivery_is_no_submission) {
    auto builder = website_redesign();
    builder.act("2026-10-30T12:00:00Z", SubmitMilestone{2, Channel::chat, {an_item(3)}, "here"});
    auto const* milestone = builder.state.milestone(2);
    EXPECT_TRUE(milestone->submissions.empty());
    EXPECT_EQ(milestone->deliveries.size(), 1U);
    EXPECT_EQ(milestone->stage(), MilestoneStage::funded);
}

TEST(Decide, without_a_platform_an_email_is_a_submission) {
    EngagementBuilder builder{an_engagement(EngagementType::direct_fixed)};
    builder.act("2026-09-14T09:00:00Z", AddMilestone{"Design", dollars(600), {}})
        .act("2026-09-15T09:00:00Z", FundMilestone{1, {}})
        .act("2026-09-16T09:00:00Z", SubmitMilestone{1, Channel::email, {}, ""});
    EXPECT_EQ(builder.state.milestone(1)->stage(), MilestoneStage::submitted);
}

TEST(Decide, another_partys_act_is_claimed_until_an_item_vouches_for_it) {
    auto builder = website_redesign();
    EXPECT_TRUE(builder.state.history.back().claimed());  // the funding
    builder.act("2026-10-30T12:00:00Z", SubmitMilestone{2, {}, {}, ""});
    EXPECT_FALSE(builder.state.history.back().claimed());
    Command const approve = ApproveMilestone{2, ""};
    auto context = builder.at("2026-10-31T09:00:00Z", approve);
    context.basis = an_item(9);
    ASSERT_TRUE(builder.attempt(approve, context));
    EXPECT_FALSE(builder.state.history.back().claimed());
}

TEST(Decide, after_the_end_work_needs_a_reason_and_earlier_work_does_not) {
    auto builder = website_redesign();
    builder.act_as(Party::client, "2026-11-20T15:20:00Z", EndContract{"no need", {}});
    Command const submit = SubmitMilestone{2, {}, {}, ""};
    auto context = builder.at("2026-11-21T09:00:00Z", submit);
    EXPECT_EQ(builder.attempt(submit, context).error().guard, "contract-ended");
    context.occurred = parse_instant("2026-11-19T09:00:00Z").value();
    EXPECT_TRUE(builder.attempt(submit, context));
}

TEST(Decide, words_that_are_not_utf8_are_refused) {
    EngagementBuilder builder;
    EXPECT_EQ(
        builder.rejected("2026-09-14T09:00:00Z", AddMilestone{"Caf\xE9", dollars(5), {}}).guard,
        "text-not-utf8");
}

TEST(Decide, money_of_another_currency_is_refused) {
    EngagementBuilder builder;
    Money const euros{60000, Currency::parse("EUR").value()};
    EXPECT_EQ(builder.rejected("2026-09-14T09:00:00Z", AddMilestone{"Design", euros, {}}).message,
              "the engagement is in USD, not EUR");
}

TEST(Decide, an_agreement_is_drafted_in_versions_and_signed_by_both) {
    EngagementBuilder builder;
    std::string const text = "title = \"A\"\n[[scope]]\nid = \"1\"\ntext = \"One page\"\n";
    Digest digest;
    digest.bytes.fill(7);
    builder.act("2026-09-14T09:00:00Z", DraftAgreement{text, digest})
        .act("2026-09-14T10:00:00Z", SignAgreement{0, "on this computer"})
        .act_as(Party::client, "2026-09-14T11:00:00Z", SignAgreement{1, "accepted the offer"});
    auto const* version = builder.state.agreement_version(0);
    ASSERT_NE(version, nullptr);
    EXPECT_NE(version->signature_of(Party::freelancer), nullptr);
    EXPECT_TRUE(version->signature_of(Party::client)->claimed);
    EXPECT_EQ(builder.rejected("2026-09-15T09:00:00Z", SignAgreement{0, ""}).guard,
              "already-signed");
    EXPECT_EQ(builder.rejected("2026-09-15T09:00:00Z", SignAgreement{3, ""}).hint,
              "the newest is 1");
    EXPECT_EQ(builder.rejected("2026-09-15T09:00:00Z", DraftAgreement{text, digest}).guard,
              "agreement-unchanged");
    auto const unreadable = builder.rejected("2026-09-15T09:00:00Z", DraftAgreement{"x =", {}});
    EXPECT_EQ(unreadable.guard, "agreement-unreadable");
    EXPECT_THAT(unreadable.message, HasSubstr("agreement.toml:1:"));
}

TEST(Decide, a_signature_that_was_claimed_can_be_backed_later) {
    EngagementBuilder builder;
    Digest digest;
    builder
        .act("2026-09-14T09:00:00Z",
             DraftAgreement{"title = \"A\"\n[[scope]]\nid = \"1\"\ntext = \"One\"\n", digest})
        .act_as(Party::client, "2026-09-14T11:00:00Z", SignAgreement{0, "said yes on the phone"});
    Command const sign = SignAgreement{0, "reply by e-mail"};
    auto context = builder.at("2026-09-15T11:00:00Z", sign);
    context.author = Party::client;
    context.basis = an_item(4);
    ASSERT_TRUE(builder.attempt(sign, context));
    EXPECT_FALSE(builder.state.agreement_version(0)->signature_of(Party::client)->claimed);
}

TEST(Decide, cases_are_private_and_number_their_exhibits) {
    auto builder = website_redesign();
    Command const open = OpenCase{Forum::upwork_dispute, "Milestone 2 is due", dollars(1200)};
    auto const opened = builder.attempt(open, builder.at("2026-11-21T09:00:00Z", open)).value();
    EXPECT_TRUE(opened.events.front().private_side);
    builder.act("2026-11-21T09:10:00Z", LinkExhibit{1, an_item(1), "the delivery", true})
        .act("2026-11-21T09:20:00Z", LinkExhibit{1, an_item(2), "the thanks", false})
        .act("2026-11-21T10:00:00Z", RecordCaseBuilt{1, {}, 17, {}});
    auto const* file = builder.state.find_case(1);
    EXPECT_EQ(file->exhibits.at(1).number, 2);
    EXPECT_EQ(file->built.size(), 1U);
    EXPECT_EQ(builder.rejected("2026-11-21T11:00:00Z", LinkExhibit{1, an_item(1), "again", false})
                  .message,
              "the item is exhibit 1 of case 1 already");
    EXPECT_EQ(builder.rejected("2026-11-21T11:00:00Z", LinkExhibit{2, an_item(1), "", false}).hint,
              "those that exist: 1 (upwork-dispute)");
}

}  // namespace
}  // namespace tally::engagement
