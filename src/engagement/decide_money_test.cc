// What may be recorded about the money of milestones and invoices.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "engagement/decide.h"
#include "support/engagement_builder.h"

namespace tally::engagement {
namespace {

using ledger::Party;
using support::an_engagement;
using support::dollars;
using support::EngagementBuilder;
using support::website_redesign;
using testing::HasSubstr;

constexpr std::string_view later = "2026-11-01T09:00:00Z";

std::string guard_by(EngagementBuilder& builder, Party author, Command const& command) {
    auto context = builder.at(later, command);
    context.author = author;
    return builder.attempt(command, context).error().guard;
}

TEST(DecideMoney, funding_beyond_the_amount_is_asked_about) {
    auto builder = website_redesign();
    EXPECT_EQ(builder.rejected(later, FundMilestone{2, {}}).guard, "already-funded");
    auto const rejection = builder.rejected(later, FundMilestone{2, dollars(50)});
    EXPECT_EQ(rejection.guard, "funding-over-amount");
    EXPECT_TRUE(rejection.can_override);
    EXPECT_EQ(guard_by(builder, Party::freelancer, FundMilestone{2, dollars(50)}), "wrong-party");
}

TEST(DecideMoney, amounts_that_cannot_be_kept_are_refused) {
    EngagementBuilder builder{support::an_engagement(EngagementType::direct_fixed)};
    Money const most{Money::minor_max, support::usd()};
    builder.act(later, AddMilestone{"A", most, {}})
        .act(later, AddMilestone{"B", most, {}})
        .act(later, FundMilestone{1, {}});
    EXPECT_EQ(builder.rejected(later, FundMilestone{2, {}}).guard, "amount-too-large");
    builder.act(later, IssueInvoice{"1", most, {}, {}, "", {}});
    EXPECT_EQ(builder.rejected(later, IssueInvoice{"2", dollars(1), {}, {}, "", {}}).guard,
              "amount-too-large");
}

TEST(DecideMoney, security_needs_a_gap_and_a_waiver_needs_a_reason) {
    auto builder = website_redesign();
    EXPECT_EQ(
        builder.rejected(later, MilestoneSecured{2, Security::purchase_order, {}, "PO 7"}).guard,
        "already-covered");
    builder.act(later, AddMilestone{"Launch", dollars(300), {}});
    EXPECT_EQ(builder.rejected(later, MilestoneSecured{3, Security::waiver, {}, ""}).guard,
              "waiver-without-reason");
    EXPECT_EQ(builder.rejected(later, MilestoneSecured{3, Security::deposit, dollars(0), ""}).guard,
              "amount-not-positive");
    EXPECT_EQ(guard_by(builder, Party::mediator, MilestoneSecured{3, {}, {}, ""}), "wrong-party");
    builder.act(later, MilestoneSecured{3, Security::waiver, {}, "an old friend"})
        .act(later, StartMilestone{3});
}

TEST(DecideMoney, work_does_not_go_on_when_the_money_went_back) {
    auto builder = website_redesign();
    auto context = builder.at(later, ReturnMilestone{2, {}});
    builder.attempt(ReturnMilestone{2, {}}, context).value();  // the platform sends it back
    EXPECT_EQ(builder.state.held(2), dollars(0));
    EXPECT_EQ(builder.rejected(later, StartMilestone{2}).guard, "work-before-funding");
    builder.act(later, FundMilestone{2, {}});  // ... and the client may fund it again
    EXPECT_EQ(builder.state.held(2), dollars(1200));
    builder.act(later, StartMilestone{2});
}

TEST(DecideMoney, money_is_put_on_hold_by_whoever_keeps_it) {
    auto builder = website_redesign();
    EXPECT_EQ(builder.rejected(later, MilestoneHeld{1, "review"}).guard, "nothing-held");
    EXPECT_EQ(guard_by(builder, Party::freelancer, MilestoneHeld{2, "review"}), "wrong-party");
    builder.act(later, MilestoneHeld{2, "review"});
    EXPECT_TRUE(builder.state.milestone(2)->on_hold);
}

TEST(DecideMoney, only_held_money_is_asked_back) {
    auto builder = website_redesign();
    EXPECT_EQ(builder.rejected(later, RequestReturn{1, {}, "late"}).guard, "nothing-held");
    EXPECT_EQ(builder.rejected(later, RequestReturn{2, dollars(1201), "late"}).guard,
              "more-than-held");
    EXPECT_EQ(guard_by(builder, Party::freelancer, RequestReturn{2, {}, ""}), "wrong-party");
    builder.act(later, RequestReturn{2, dollars(200), "late"});
    EXPECT_EQ(builder.state.milestone(2)->return_request->amount, dollars(200));
}

TEST(DecideMoney, the_freelancer_thinks_twice_before_money_goes_back) {
    auto builder = website_redesign();
    builder.act(later, RequestReturn{2, dollars(200), "late"});
    EXPECT_EQ(guard_by(builder, Party::freelancer, ReturnMilestone{2, {}}), "return-of-held-money");
    EXPECT_EQ(guard_by(builder, Party::client, ReturnMilestone{2, {}}), "wrong-party");
    EXPECT_EQ(builder.rejected(later, ReturnMilestone{2, dollars(1300)}).guard, "more-than-held");
    builder.act(later, ReturnMilestone{2, {}});  // what was asked for
    EXPECT_EQ(builder.state.held(2), dollars(1000));
    EXPECT_EQ(builder.rejected(later, ReturnMilestone{1, {}}).guard, "nothing-held");
}

TEST(DecideMoney, no_more_is_given_back_than_stayed) {
    auto builder = website_redesign();
    EXPECT_EQ(builder.rejected(later, RefundMilestone{2, {}, ""}).guard, "nothing-kept");
    EXPECT_EQ(builder.rejected(later, RefundMilestone{1, dollars(601), ""}).guard,
              "more-than-kept");
    EXPECT_EQ(guard_by(builder, Party::client, RefundMilestone{1, {}, ""}), "wrong-party");
    builder.act(later, RefundMilestone{1, dollars(100), "goodwill"});
    EXPECT_EQ(builder.rejected(later, ChargeBackMilestone{1, dollars(501), ""}).guard,
              "more-than-kept");
    EXPECT_EQ(guard_by(builder, Party::freelancer, ChargeBackMilestone{1, {}, ""}), "wrong-party");
    builder.act(later, ChargeBackMilestone{1, {}, "not as described"});
    EXPECT_EQ(builder.state.milestone(1)->kept(), dollars(0));
    EXPECT_EQ(builder.rejected(later, ChargeBackMilestone{1, {}, ""}).guard, "nothing-kept");
}

TEST(DecideMoney, a_fee_is_money_for_a_milestone_that_is_there) {
    auto builder = website_redesign();
    EXPECT_EQ(builder.rejected(later, FeeCharged{9, dollars(5), "fee"}).guard, "unknown-milestone");
    EXPECT_EQ(builder.rejected(later, FeeCharged{0, dollars(0), "fee"}).guard,
              "amount-not-positive");
    EXPECT_EQ(guard_by(builder, Party::mediator, FeeCharged{1, dollars(5), "fee"}), "wrong-party");
    builder.act(later, FeeCharged{0, dollars(5), "fee"});
}

TEST(DecideMoney, money_is_released_by_whoever_keeps_it) {
    auto builder = website_redesign();
    EXPECT_EQ(guard_by(builder, Party::freelancer, ReleaseMilestone{2, {}}), "wrong-party");
}

TEST(DecideMoney, an_approval_of_a_part_stays_within_the_amount) {
    auto builder = website_redesign();
    builder.act(later, SubmitMilestone{2, Channel::platform, {}, ""});
    EXPECT_EQ(builder.rejected(later, ApproveMilestone{2, "", dollars(1201)}).guard,
              "approval-over-amount");
    builder.act(later, ApproveMilestone{2, "", dollars(600)});
    EXPECT_EQ(builder.rejected(later, ApproveMilestone{2, ""}).guard, "already-approved");
    EXPECT_EQ(builder.rejected(later, AddMilestone{"", dollars(5), {}}).guard, "title-missing");
}

TEST(DecideMoney, a_milestone_starts_once_and_changes_follow_a_submission) {
    auto builder = website_redesign();
    EXPECT_EQ(builder.rejected(later, ChangesRequested{2, "the footer", {}}).guard,
              "changes-before-submission");
    builder.act(later, StartMilestone{2});
    EXPECT_EQ(builder.rejected(later, StartMilestone{2}).guard, "already-started");
    EXPECT_EQ(guard_by(builder, Party::freelancer, ChangesRequested{1, "", {}}), "wrong-party");
    EXPECT_EQ(guard_by(builder, Party::client, SubmitMilestone{2, {}, {}, ""}), "wrong-party");
}

EngagementBuilder invoiced() {
    EngagementBuilder builder{an_engagement(EngagementType::direct_fixed)};
    builder.act("2026-09-14T09:00:00Z", IssueInvoice{"A-1", dollars(500), {}, {}, "Design", {}});
    return builder;
}

TEST(DecideInvoice, each_reference_is_used_once) {
    auto builder = invoiced();
    EXPECT_EQ(builder.rejected(later, IssueInvoice{"A-1", dollars(5), {}, {}, "", {}}).guard,
              "reference-taken");
    EXPECT_EQ(builder.rejected(later, IssueInvoice{"A-2", dollars(0), {}, {}, "", {}}).guard,
              "amount-not-positive");
    EXPECT_EQ(guard_by(builder, Party::client, IssueInvoice{"A-2", dollars(5), {}, {}, "", {}}),
              "wrong-party");
    builder.act(later, IssueInvoice{"", dollars(5), {}, {}, "", {}});
    EXPECT_EQ(builder.state.invoices[1].reference, "2");
}

TEST(DecideInvoice, it_is_sent_and_received_once_and_a_claim_may_be_backed) {
    auto builder = invoiced();
    builder.act(later, InvoiceSent{1, Channel::email, "tom@b.example", {}})
        .act(later, InvoiceReceived{1, "he said so"});
    EXPECT_EQ(builder.rejected(later, InvoiceSent{1, Channel::email, "", {}}).guard,
              "already-sent");
    EXPECT_EQ(builder.rejected(later, InvoiceReceived{1, "again"}).guard, "already-received");
    auto context = builder.at(later, InvoiceReceived{1, "his reply"});
    context.basis = support::an_item(4);
    builder.attempt(InvoiceReceived{1, "his reply"}, context).value();
    EXPECT_FALSE(builder.state.invoices[0].received->claimed);
    EXPECT_EQ(guard_by(builder, Party::client, InvoiceSent{1, {}, "", {}}), "wrong-party");
    EXPECT_EQ(guard_by(builder, Party::freelancer, InvoiceReceived{1, ""}), "wrong-party");
}

TEST(DecideInvoice, payments_stay_within_what_is_open) {
    auto builder = invoiced();
    EXPECT_EQ(builder.rejected(later, PayInvoice{1, dollars(501)}).guard, "payment-over-open");
    EXPECT_EQ(builder.rejected(later, PayInvoice{2, {}}).guard, "unknown-invoice");
    EXPECT_EQ(guard_by(builder, Party::freelancer, PayInvoice{1, {}}), "wrong-party");
    builder.act(later, PayInvoice{1, dollars(200)}).act(later, PayInvoice{1, {}});
    EXPECT_EQ(builder.rejected(later, PayInvoice{1, {}}).guard, "already-paid");
    EXPECT_EQ(builder.state.paid(), dollars(500));
}

TEST(DecideInvoice, what_was_withdrawn_is_not_paid) {
    auto builder = invoiced();
    EXPECT_EQ(guard_by(builder, Party::client, InvoiceWithdrawn{1, ""}), "wrong-party");
    builder.act(later, InvoiceWithdrawn{1, "wrong name"});
    auto const rejection = builder.rejected(later, PayInvoice{1, {}});
    EXPECT_EQ(rejection.guard, "invoice-withdrawn");
    EXPECT_THAT(rejection.message, HasSubstr("A-1"));
    EXPECT_EQ(builder.state.unpaid(), dollars(0));
}

}  // namespace
}  // namespace tally::engagement
