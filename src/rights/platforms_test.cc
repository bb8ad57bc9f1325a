// Each rule of each platform, told as it happens. The instants are worked out by hand from what the
// platforms' pages say.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "rights/alerts.h"
#include "support/engagement_builder.h"

namespace tally::rights {
namespace {

using namespace engagement;
using ledger::Party;
using support::dollars;
using support::EngagementBuilder;
using testing::HasSubstr;

Instant instant(std::string_view text) { return parse_instant(text).value(); }

// A contract over one milestone of $1,200, funded on 14 September 2026.
EngagementBuilder funded(EngagementType type, std::string const& platform = {}) {
    EngagementBuilder builder{support::an_engagement(type)};
    if (!platform.empty())
        builder.act("2026-09-10T09:00:00Z",
                    DraftAgreement{"title = \"Website\"\n[[scope]]\nid = \"1\"\ntext = \"Pages\"\n"
                                   "[payment]\nterms = \"fixed\"\n[terms]\nplatform = \"" +
                                       platform + "\"\n",
                                   {}});
    builder.act("2026-09-14T09:00:00Z", AddMilestone{"Build", dollars(1200), {}})
        .act("2026-09-14T10:00:00Z", FundMilestone{1, {}});
    return builder;
}

EngagementBuilder by_the_hour() {
    EngagementBuilder builder{support::an_engagement(EngagementType::upwork_hourly)};
    builder.act("2026-09-14T09:00:00Z", RateAgreed{dollars(60), 0});
    return builder;
}

// Two hours on Tuesday 17 November 2026, in the week of Monday the 16th.
EngagementBuilder worked(bool manual = false) {
    auto builder = by_the_hour();
    Segment const segment{.start = instant("2026-11-17T08:00:00Z"),
                          .minutes = 120,
                          .memo = "login form",
                          .manual = manual,
                          .task = {},
                          .commits = {},
                          .salt = std::string(64, '0')};
    builder.act("2026-11-17T10:00:00Z", LogHours{{segment}, {Digest{}}, 0});
    return builder;
}

std::vector<Deadline> all_at(EngagementBuilder const& builder, std::string_view now) {
    return deadlines(builder.state, builtin_packs(), instant(now));
}

// The one deadline of this rule; fails where there is none.
Deadline the(std::string_view rule, EngagementBuilder const& builder, std::string_view now) {
    for (auto const& one : all_at(builder, now))
        if (one.rule == rule) return one;
    ADD_FAILURE() << "no deadline of " << rule << " at " << now;
    return {};
}

bool runs(std::string_view rule, EngagementBuilder const& builder, std::string_view now) {
    auto const all = all_at(builder, now);
    return std::ranges::any_of(all, [&](Deadline const& one) {
        return one.rule == rule && one.state == DeadlineState::open;
    });
}

std::string alert_of(std::string_view rule, EngagementBuilder const& builder,
                     std::string_view now) {
    auto const at = instant(now);
    auto const running = deadlines(builder.state, builtin_packs(), at);
    for (auto const& one : alerts(builder.state, builtin_packs(), running, at))
        if (one.rule == rule) return one.text;
    return "none";
}

TEST(UpworkFixed, a_request_for_changes_stops_the_review_and_that_is_said) {
    auto builder = funded(EngagementType::upwork_fixed);
    builder.act("2026-10-30T16:00:00Z", SubmitMilestone{1, Channel::platform, {}, ""})
        .act("2026-11-02T16:00:00Z", ChangesRequested{1, "another colour", {}});
    EXPECT_EQ(the("UW-FP-REVIEW", builder, "2026-11-03T00:00:00Z").state, DeadlineState::met);
    EXPECT_THAT(alert_of("UW-FP-CHANGES", builder, "2026-11-03T00:00:00Z"),
                HasSubstr("$1,200.00 does not move until you submit again"));
}

TEST(UpworkFixed, released_money_is_held_five_days_and_can_be_asked_back_for_a_year) {
    auto builder = funded(EngagementType::upwork_fixed);
    builder.act("2026-10-30T16:00:00Z", SubmitMilestone{1, Channel::platform, {}, ""})
        .act("2026-11-02T16:00:00Z", ReleaseMilestone{1, dollars(500)})
        .act("2026-11-03T08:00:00Z", ReleaseMilestone{1, dollars(700)});
    auto const hold = the("UW-FP-HOLD", builder, "2026-11-04T00:00:00Z");
    EXPECT_EQ(hold.due, instant("2026-11-07T16:00:00Z"));
    EXPECT_EQ(hold.money.amount, dollars(500));
    EXPECT_THAT(hold.if_missed, testing::StartsWith("$500.00 can be withdrawn on 7 Nov 2026"));
    EXPECT_EQ(the("UW-REL-MEDIATE", builder, "2026-11-04T00:00:00Z").due,
              instant("2026-12-02T16:00:00Z"));
    auto const refund = the("UW-REL-REFUND", builder, "2026-11-04T00:00:00Z");
    EXPECT_EQ(refund.due, instant("2027-05-01T16:00:00Z"));
    EXPECT_EQ(refund.also, (std::vector<End>{{"365 days", instant("2027-11-02T16:00:00Z")}}));
    // Each release has a clock of its own, and none of them is worth an alert.
    auto const all = all_at(builder, "2026-11-04T00:00:00Z");
    EXPECT_EQ(std::ranges::count(all, "UW-FP-HOLD", &Deadline::rule), 2);
    EXPECT_EQ(alert_of("UW-FP-HOLD", builder, "2026-11-04T00:00:00Z"), "none");
    // Its end is nobody's failure.
    EXPECT_EQ(the("UW-FP-HOLD", builder, "2026-11-20T00:00:00Z").state, DeadlineState::met);
}

TEST(UpworkFixed, a_refund_request_waits_seven_days_until_you_open_a_dispute) {
    auto builder = funded(EngagementType::upwork_fixed);
    builder.act("2026-11-02T16:00:00Z", RequestReturn{1, {}, "too late"});
    auto const answer = the("UW-FP-RETURNREQ", builder, "2026-11-03T00:00:00Z");
    EXPECT_EQ(answer.due, instant("2026-11-09T16:00:00Z"));
    EXPECT_EQ(answer.money.goes_to, Party::client);
    builder.act("2026-11-04T16:00:00Z", OpenDispute{Forum::upwork_dispute, {}, "unpaid work"});
    EXPECT_FALSE(runs("UW-FP-RETURNREQ", builder, "2026-11-05T00:00:00Z"));
}

TEST(UpworkFixed, a_dispute_that_you_file_gives_the_client_five_days_by_the_shortest_page) {
    auto builder = funded(EngagementType::upwork_fixed);
    builder.act_as(Party::client, "2026-11-18T12:00:00Z", EndContract{"no need", {}})
        .act("2026-11-19T12:00:00Z", OpenDispute{Forum::upwork_dispute, {}, "unpaid work"});
    EXPECT_FALSE(runs("UW-FP-REFUNDREQ", builder, "2026-11-19T13:00:00Z"));
    auto const answer = the("UW-FP-CLIENTANSWER", builder, "2026-11-19T13:00:00Z");
    // Thursday 19 November: five days are Tuesday, five business days Thursday.
    EXPECT_EQ(answer.due, instant("2026-11-24T12:00:00Z"));
    EXPECT_EQ(answer.also, (std::vector<End>{{"5 business days", instant("2026-11-26T12:00:00Z")},
                                             {"7 days", instant("2026-11-26T12:00:00Z")}}));
    EXPECT_EQ(answer.money.amount, dollars(1200));
    EXPECT_EQ(answer.topic, "dispute/1");
    EXPECT_EQ(answer.subject, "dispute 1");
}

// Answered, proposed: the course of a dispute up to there.
EngagementBuilder proposed() {
    auto builder = funded(EngagementType::upwork_fixed);
    builder.act("2026-11-19T12:00:00Z", OpenDispute{Forum::upwork_dispute, {}, "unpaid work"})
        .act_as(Party::client, "2026-11-20T12:00:00Z", DisputeAnswered{1, "not done", {}})
        .act("2026-11-21T18:00:00Z", DisputeProposed{1, dollars(800), "two thirds"});
    return builder;
}

TEST(UpworkFixed, the_mediator_aims_at_two_days_and_then_both_have_two) {
    auto const builder = proposed();
    EXPECT_EQ(the("UW-FP-PROPOSAL", builder, "2026-11-20T13:00:00Z").due,
              instant("2026-11-22T12:00:00Z"));
    auto const answer = the("UW-FP-PROPOSAL-ANSWER", builder, "2026-11-22T00:00:00Z");
    EXPECT_EQ(answer.due, instant("2026-11-23T18:00:00Z"));
    EXPECT_EQ(answer.acts, (std::vector{Party::freelancer, Party::client}));
    EXPECT_FALSE(runs("UW-FP-PROPOSAL", builder, "2026-11-22T00:00:00Z"));
}

TEST(UpworkFixed, who_has_accepted_need_not_act_again) {
    auto builder = proposed();
    builder.act("2026-11-22T09:00:00Z", DisputeAccepted{1, ""});
    EXPECT_EQ(the("UW-FP-PROPOSAL-ANSWER", builder, "2026-11-22T10:00:00Z").acts,
              std::vector{Party::client});
    builder.act_as(Party::client, "2026-11-22T11:00:00Z", DisputeAccepted{1, ""});
    EXPECT_FALSE(runs("UW-FP-PROPOSAL-ANSWER", builder, "2026-11-22T12:00:00Z"));
}

TEST(UpworkFixed, arbitration_takes_both_payments_and_one_alone_wins) {
    auto builder = proposed();
    builder.act("2026-11-22T09:00:00Z", DisputeDeclined{1, ""})
        .act("2026-11-23T09:00:00Z", DisputeFailed{1, ""});
    auto const open = the("UW-FP-ARB", builder, "2026-11-23T10:00:00Z");
    EXPECT_EQ(open.due, instant("2026-11-30T09:00:00Z"));
    EXPECT_EQ(open.money.goes_to, Party::client);
    EXPECT_THAT(open.if_missed, HasSubstr("If nobody acts, $1,200.00 goes to the client on"));
    builder.act("2026-11-24T09:00:00Z", DisputeFeePaid{1, dollars(337)});
    auto const paid = the("UW-FP-ARB", builder, "2026-11-24T10:00:00Z");
    EXPECT_EQ(paid.acts, std::vector{Party::client});
    EXPECT_EQ(paid.money.goes_to, Party::freelancer);
    EXPECT_EQ(paid.outcome, "$1,200.00 goes to the one who paid");
    builder.act_as(Party::client, "2026-11-25T09:00:00Z", DisputeFeePaid{1, dollars(337)});
    EXPECT_FALSE(runs("UW-FP-ARB", builder, "2026-11-25T10:00:00Z"));
}

TEST(UpworkFixed, a_dispute_before_a_court_follows_other_rules) {
    auto builder = funded(EngagementType::upwork_fixed);
    builder.act("2026-11-19T12:00:00Z", OpenDispute{Forum::small_claims, {}, "unpaid work"});
    EXPECT_FALSE(runs("UW-FP-CLIENTANSWER", builder, "2026-11-19T13:00:00Z"));
}

TEST(UpworkFixed, a_contract_becomes_dormant_step_by_step) {
    // Funded on 14 September, 10:00; 76 days later is 29 November, 90 days 13 December.
    auto const builder = funded(EngagementType::upwork_fixed);
    EXPECT_FALSE(runs("UW-FP-DORMANT", builder, "2026-11-29T09:59:00Z"));
    EXPECT_EQ(the("UW-FP-DORMANT", builder, "2026-11-29T10:00:00Z").due,
              instant("2026-12-13T10:00:00Z"));
    EXPECT_EQ(the("UW-FP-DORMANT-CLIENT", builder, "2026-12-14T00:00:00Z").due,
              instant("2026-12-20T10:00:00Z"));
    auto const ours = the("UW-FP-DORMANT-ANSWER", builder, "2026-12-21T00:00:00Z");
    EXPECT_EQ(ours.starts, instant("2026-12-20T10:00:00Z"));
    EXPECT_EQ(ours.due, instant("2026-12-27T10:00:00Z"));
    EXPECT_EQ(ours.acts, std::vector{Party::freelancer});
}

TEST(UpworkFixed, a_due_date_in_the_future_keeps_a_contract_awake) {
    auto builder = funded(EngagementType::upwork_fixed);
    builder.act(
        "2026-09-15T09:00:00Z",
        AddMilestone{"Later", dollars(1),
                     Date{std::chrono::year{2026}, std::chrono::month{12}, std::chrono::day{31}}});
    EXPECT_FALSE(runs("UW-FP-DORMANT", builder, "2027-03-01T00:00:00Z"));
    EXPECT_TRUE(runs("UW-FP-DORMANT", builder, "2027-03-18T00:00:00Z"));  // 76 days behind it
}

TEST(UpworkHourly, a_week_is_edited_reviewed_and_paid_by_the_clock_of_utc) {
    auto const builder = worked();
    auto const edit = the("UW-HR-EDIT", builder, "2026-11-22T00:00:00Z");
    EXPECT_EQ(edit.due, instant("2026-11-23T12:00:00Z"));
    EXPECT_EQ(edit.money.amount, dollars(120));
    EXPECT_EQ(edit.topic, "hours/2026-11-16");
    EXPECT_EQ(edit.subject, "the week of 16 Nov 2026");
    auto const review = the("UW-HR-DISPUTE", builder, "2026-11-24T00:00:00Z");
    EXPECT_EQ(review.starts, instant("2026-11-23T12:00:00Z"));
    EXPECT_EQ(review.due, instant("2026-11-27T23:59:00Z"));
    EXPECT_EQ(the("UW-HR-PAID", builder, "2026-11-24T00:00:00Z").due,
              instant("2026-12-02T23:59:00Z"));
    EXPECT_FALSE(runs("UW-HR-EDIT", builder, "2026-11-23T12:00:00Z"));
}

TEST(UpworkHourly, disputed_hours_are_answered_within_three_days) {
    auto builder = worked();
    auto const monday = parse_date("2026-11-16").value();
    builder.act("2026-11-27T15:00:00Z", HoursDisputed{monday, 60, "not agreed"});
    auto const answer = the("UW-HR-ANSWER", builder, "2026-11-27T16:00:00Z");
    EXPECT_EQ(answer.due, instant("2026-11-30T15:00:00Z"));
    // From a Friday, three business days end on Wednesday.
    EXPECT_EQ(answer.also,
              (std::vector<End>{{"3 business days", instant("2026-12-02T15:00:00Z")}}));
    EXPECT_EQ(answer.money.amount, dollars(60));
    EXPECT_THAT(alert_of("UW-HR-ANSWER", builder, "2026-11-27T16:00:00Z"),
                HasSubstr("Other pages give more time (3 business days, to 2 Dec 2026"));
    EXPECT_FALSE(runs("UW-HR-PAID", builder, "2026-11-27T16:00:00Z"));
    builder.act("2026-11-28T09:00:00Z", HoursAnswered{monday, "see the commits", {}});
    EXPECT_FALSE(runs("UW-HR-ANSWER", builder, "2026-11-28T10:00:00Z"));
}

TEST(UpworkHourly, hours_that_were_entered_by_hand_are_warned_of_until_the_review_ends) {
    EXPECT_THAT(alert_of("UW-HR-MANUAL", worked(true), "2026-11-18T00:00:00Z"),
                HasSubstr("does not cover manual time"));
    EXPECT_EQ(alert_of("UW-HR-MANUAL", worked(true), "2026-11-28T00:00:00Z"), "none");
    EXPECT_EQ(alert_of("UW-HR-MANUAL", worked(false), "2026-11-18T00:00:00Z"), "none");
}

TEST(UpworkFeedback, can_be_left_until_the_end_of_the_fourteenth_day_in_utc) {
    auto builder = funded(EngagementType::upwork_fixed);
    builder.act_as(Party::client, "2026-11-20T15:20:00Z", EndContract{"", dollars(1200)});
    auto const leave = the("UW-FB-LEAVE", builder, "2026-11-21T00:00:00Z");
    EXPECT_EQ(leave.due, instant("2026-12-04T23:59:59.999Z"));
    EXPECT_EQ(leave.acts, (std::vector{Party::freelancer, Party::client}));
    EXPECT_EQ(leave.money.amount.minor, 0);
    EXPECT_EQ(leave.subject, "the contract");
    builder.act_as(Party::client, "2026-11-22T10:00:00Z", GiveFeedback{2, "late", {}, {}});
    auto const ours = the("UW-FB-LEAVE", builder, "2026-11-22T11:00:00Z");
    EXPECT_EQ(ours.acts, std::vector{Party::freelancer});
    EXPECT_EQ(ours.outcome, "the feedback of the one who left it is published alone");
    builder.act("2026-11-23T10:00:00Z", GiveFeedback{5, "good", {}, {}});
    EXPECT_FALSE(runs("UW-FB-LEAVE", builder, "2026-11-23T11:00:00Z"));
}

TEST(UpworkFeedback, of_the_client_can_be_answered_until_28_days_behind_the_end) {
    auto builder = funded(EngagementType::upwork_fixed);
    builder.act_as(Party::client, "2026-11-20T15:20:00Z", EndContract{"", dollars(1200)})
        .act_as(Party::client, "2026-11-25T09:00:00Z", GiveFeedback{2, "late", {}, {}});
    EXPECT_EQ(the("UW-FB-REPLY", builder, "2026-11-26T00:00:00Z").due,
              instant("2026-12-18T15:20:00Z"));
    builder.act("2026-11-27T09:00:00Z", FeedbackReplied{"we moved the date together"});
    EXPECT_FALSE(runs("UW-FB-REPLY", builder, "2026-11-28T00:00:00Z"));
}

TEST(Upwork, an_invoice_beside_the_platform_is_warned_of_for_two_years) {
    auto builder = funded(EngagementType::upwork_fixed);  // opened on 1 September 2026
    IssueInvoice const invoice{.amount = dollars(300)};
    auto context = builder.at("2026-11-20T09:00:00Z", invoice);
    context.override_reason = "for the client's books only";
    ASSERT_TRUE(builder.attempt(invoice, context));
    EXPECT_THAT(alert_of("UW-CIRC", builder, "2026-11-21T00:00:00Z"), HasSubstr("24 months"));
    EXPECT_THAT(alert_of("UW-CIRC", builder, "2028-09-01T08:59:00Z"), HasSubstr("24 months"));
    EXPECT_EQ(alert_of("UW-CIRC", builder, "2028-09-01T09:00:00Z"), "none");
}

TEST(UpworkDirect, counts_for_agreements_that_name_it) {
    auto builder = funded(EngagementType::direct_fixed, "Upwork Direct Contracts");
    builder.act_as(Party::client, "2026-11-20T15:20:00Z", EndContract{"", {}});
    EXPECT_EQ(the("UW-DC-DISPUTE", builder, "2026-11-21T00:00:00Z").due,
              instant("2026-11-27T15:20:00Z"));
    auto other = funded(EngagementType::direct_fixed);
    other.act_as(Party::client, "2026-11-20T15:20:00Z", EndContract{"", {}});
    EXPECT_TRUE(all_at(other, "2026-11-21T00:00:00Z").empty());
}

TEST(UpworkCatalog, an_order_waits_two_days_for_the_clients_requirements) {
    auto const builder = funded(EngagementType::upwork_fixed, "upwork project catalog");
    EXPECT_EQ(the("UW-PC-REQUIREMENTS", builder, "2026-09-14T11:00:00Z").due,
              instant("2026-09-16T10:00:00Z"));
}

TEST(Fiverr, an_order_completes_after_three_days_and_a_cancellation_after_two) {
    auto builder = funded(EngagementType::fiverr_order);
    builder.act("2026-11-06T12:00:00Z", SubmitMilestone{1, Channel::platform, {}, ""});
    EXPECT_EQ(the("FV-REVIEW", builder, "2026-11-06T13:00:00Z").due,
              instant("2026-11-09T12:00:00Z"));
    EXPECT_THAT(alert_of("FV-REVIEW", builder, "2026-11-06T13:00:00Z"),
                HasSubstr("Check this: it is known at second hand."));
    builder.act("2026-11-07T08:00:00Z", RequestReturn{1, {}, "changed my mind"});
    EXPECT_FALSE(runs("FV-REVIEW", builder, "2026-11-07T09:00:00Z"));
    auto const cancel = the("FV-CANCEL", builder, "2026-11-07T09:00:00Z");
    EXPECT_EQ(cancel.due, instant("2026-11-09T08:00:00Z"));
    EXPECT_EQ(cancel.acts, std::vector{Party::freelancer});
}

TEST(Fiverr, earnings_clear_after_one_or_two_weeks) {
    auto builder = funded(EngagementType::fiverr_order);
    builder.act("2026-11-06T12:00:00Z", SubmitMilestone{1, Channel::platform, {}, ""})
        .act("2026-11-09T12:00:00Z", ReleaseMilestone{1, {}});
    auto const clear = the("FV-CLEAR", builder, "2026-11-10T00:00:00Z");
    EXPECT_EQ(clear.due, instant("2026-11-16T12:00:00Z"));
    EXPECT_EQ(clear.also, (std::vector<End>{{"14 days", instant("2026-11-23T12:00:00Z")}}));
}

TEST(FreelancerCom, you_have_four_days_and_the_client_has_seven_or_fourteen) {
    auto attacked = funded(EngagementType::freelancer_com);
    attacked.act_as(Party::client, "2026-11-06T12:00:00Z",
                    OpenDispute{Forum::generic, {}, "bad work"});
    EXPECT_EQ(the("FL-ANSWER", attacked, "2026-11-06T13:00:00Z").due,
              instant("2026-11-10T12:00:00Z"));
    EXPECT_FALSE(runs("FL-CLIENTANSWER", attacked, "2026-11-06T13:00:00Z"));
    auto ours = funded(EngagementType::freelancer_com);
    ours.act("2026-11-06T12:00:00Z", OpenDispute{Forum::generic, {}, "unpaid"});
    auto const answer = the("FL-CLIENTANSWER", ours, "2026-11-06T13:00:00Z");
    EXPECT_EQ(answer.due, instant("2026-11-13T12:00:00Z"));
    EXPECT_EQ(answer.also, (std::vector<End>{{"14 days", instant("2026-11-20T12:00:00Z")}}));
    ours.act("2026-11-08T12:00:00Z", DisputeFeePaid{1, dollars(60)});
    EXPECT_THAT(alert_of("FL-LAST-EVIDENCE", ours, "2026-11-08T13:00:00Z"), HasSubstr("dispute 1"));
}

TEST(PeoplePerHour, an_invoice_pays_itself_unless_it_is_answered) {
    EngagementBuilder builder{support::an_engagement(EngagementType::peopleperhour)};
    builder
        .act("2026-11-06T11:00:00Z", IssueInvoice{.reference = "2026-014", .amount = dollars(300)})
        .act("2026-11-06T12:00:00Z", InvoiceSent{1, Channel::platform, "", {}});
    auto const wait = the("PPH-INVOICE", builder, "2026-11-07T00:00:00Z");
    EXPECT_EQ(wait.due, instant("2026-11-13T12:00:00Z"));
    EXPECT_EQ(wait.also.size(), 2U);
    EXPECT_EQ(wait.subject, "invoice 2026-014");
    EXPECT_EQ(wait.money.amount, dollars(300));
    builder.act("2026-11-08T12:00:00Z", PayInvoice{1, dollars(100)});
    EXPECT_EQ(the("PPH-INVOICE", builder, "2026-11-09T00:00:00Z").money.amount, dollars(200));
    builder.act("2026-11-09T12:00:00Z", PayInvoice{1, {}});
    EXPECT_FALSE(runs("PPH-INVOICE", builder, "2026-11-10T00:00:00Z"));
}

TEST(PeoplePerHour, a_refund_request_is_answered_within_three_days) {
    auto builder = funded(EngagementType::peopleperhour);
    builder.act("2026-11-06T12:00:00Z", RequestReturn{1, {}, "not needed"});
    EXPECT_EQ(the("PPH-REFUND", builder, "2026-11-06T13:00:00Z").due,
              instant("2026-11-09T12:00:00Z"));
}

TEST(Malt, leaves_forty_five_days_to_agree) {
    auto builder = funded(EngagementType::other, "Malt");
    builder.act("2026-11-06T12:00:00Z", OpenDispute{Forum::generic, {}, "unpaid"});
    EXPECT_EQ(the("MALT-AMICABLE", builder, "2026-11-07T00:00:00Z").due,
              instant("2026-12-21T12:00:00Z"));
}

TEST(Contra, is_known_so_badly_that_every_alert_says_so) {
    auto builder = funded(EngagementType::other, "Contra");
    builder.act("2026-11-06T12:00:00Z", SubmitMilestone{1, Channel::platform, {}, ""});
    EXPECT_EQ(the("CONTRA-REVIEW", builder, "2026-11-07T00:00:00Z").due,
              instant("2026-11-09T12:00:00Z"));
    EXPECT_THAT(alert_of("CONTRA-REVIEW", builder, "2026-11-07T00:00:00Z"),
                HasSubstr("Check this: it is not confirmed."));
}

}  // namespace
}  // namespace tally::rights
