#include "rights/law_deadlines.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/engagement_builder.h"

namespace tally::rights {
namespace {

using namespace engagement;
using ledger::Party;
using support::dollars;
using support::EngagementBuilder;
using testing::HasSubstr;

Instant instant(std::string_view text) { return parse_instant(text).value(); }

// Work for a client in Albany was handed over on 1 October 2026; nothing says when it is paid.
EngagementBuilder handed_over() {
    auto opening = support::an_engagement(EngagementType::direct_fixed);
    opening.client.location = "US-NY-Albany";
    opening.freelancer.location = "BR";
    EngagementBuilder builder{opening};
    builder.act("2026-09-14T09:00:00Z", AddMilestone{"Build", dollars(1200), {}})
        .act("2026-09-15T10:00:00Z", FundMilestone{1, {}})
        .act("2026-10-01T16:00:00Z", SubmitMilestone{1, Channel::email, {}, ""});
    return builder;
}

std::vector<Deadline> at(EngagementBuilder const& builder, std::string_view now) {
    return law_deadlines(builder.state, builtin_law_book(), instant(now));
}

Deadline const* find(std::vector<Deadline> const& all, std::string_view rule) {
    for (auto const& one : all)
        if (one.rule == rule) return &one;
    return nullptr;
}

TEST(LawDeadlines, where_no_day_was_agreed_payment_is_due_thirty_days_after_the_work) {
    auto const all = at(handed_over(), "2026-10-05T09:00:00Z");
    auto const* payment = find(all, "us-ny/payment");
    ASSERT_NE(payment, nullptr);
    EXPECT_EQ(payment->topic, "milestone/1");
    EXPECT_EQ(payment->starts, instant("2026-10-01T00:00:00Z"));
    EXPECT_EQ(payment->due, instant("2026-10-31T23:59:59.999Z"));
    EXPECT_EQ(payment->acts, std::vector{Party::client});
    EXPECT_EQ(payment->money.amount, dollars(1200));
    EXPECT_EQ(payment->state, DeadlineState::open);
    EXPECT_EQ(payment->if_missed,
              "If the client does nothing, payment of $1,200.00 falls late on 31 Oct 2026, 23:59 "
              "UTC.");
    EXPECT_EQ(find(all, "us-ny/sue-payment"), nullptr);  // nothing is late yet
}

TEST(LawDeadlines, a_period_to_sue_runs_from_the_day_after_and_ends_with_its_last_day) {
    auto const builder = handed_over();
    auto const all = at(builder, "2026-11-02T09:00:00Z");
    EXPECT_EQ(find(all, "us-ny/payment")->state, DeadlineState::passed);
    auto const* sue = find(all, "us-ny/sue-payment");
    ASSERT_NE(sue, nullptr);
    EXPECT_EQ(sue->starts, instant("2026-11-01T00:00:00Z"));
    EXPECT_EQ(sue->due, instant("2032-11-01T23:59:59.999Z"));
    EXPECT_EQ(sue->acts, std::vector{Party::freelancer});
    EXPECT_EQ(find(at(builder, "2032-11-02T00:00:00Z"), "us-ny/sue-payment")->state,
              DeadlineState::passed);
}

TEST(LawDeadlines, payment_settles_what_ran) {
    auto builder = handed_over();
    builder.act("2026-11-03T09:00:00Z", ReleaseMilestone{1, {}});
    auto const all = at(builder, "2026-11-04T09:00:00Z");
    EXPECT_EQ(find(all, "us-ny/payment")->state, DeadlineState::met);
    EXPECT_EQ(find(all, "us-ny/sue-payment"), nullptr);
}

TEST(LawDeadlines, without_a_signed_contract_two_years_run_from_its_day) {
    auto const all = at(handed_over(), "2026-10-05T09:00:00Z");
    auto const* sue = find(all, "us-ny/sue-contract");
    ASSERT_NE(sue, nullptr);
    EXPECT_EQ(sue->topic, "contract");
    EXPECT_EQ(sue->due, instant("2028-09-14T23:59:59.999Z"));
}

TEST(LawDeadlines, a_suit_settles_the_period_and_starts_ten_days_for_a_copy) {
    auto builder = handed_over();
    builder.act("2026-11-10T09:00:00Z", OpenDispute{Forum::small_claims, dollars(1200), "Unpaid."});
    auto const all = at(builder, "2026-11-11T09:00:00Z");
    EXPECT_EQ(find(all, "us-ny/sue-payment")->state, DeadlineState::met);
    auto const* copy = find(all, "us-ny/copy-to-attorney-general");
    ASSERT_NE(copy, nullptr);
    EXPECT_EQ(copy->subject, "dispute 1");
    EXPECT_EQ(copy->topic, "dispute/1");
    EXPECT_EQ(copy->due, instant("2026-11-20T23:59:59.999Z"));
    EXPECT_EQ(copy->money.amount, dollars(1200));
}

TEST(LawDeadlines, the_clients_answer_to_the_citys_notice_is_counted_and_can_be_met) {
    auto builder = handed_over();
    builder.state.client.location = builder.state.engagement.client.location = "US-NY-New York";
    builder.act("2026-11-10T09:00:00Z", OpenDispute{Forum::generic, dollars(1200), "Unpaid."});
    auto const all = at(builder, "2026-11-11T09:00:00Z");
    EXPECT_EQ(find(all, "us-nyc/answer")->due, instant("2026-11-30T23:59:59.999Z"));
    EXPECT_THAT(find(all, "us-nyc/answer")->action, HasSubstr("Keep the city's notice"));
    builder.act_as(Party::client, "2026-11-20T09:00:00Z", DisputeAnswered{1, "no", {}});
    EXPECT_EQ(find(at(builder, "2026-11-21T09:00:00Z"), "us-nyc/answer")->state,
              DeadlineState::met);
}

TEST(LawDeadlines, a_law_that_does_not_apply_gives_none) {
    auto builder = handed_over();
    builder.state.client.location = builder.state.engagement.client.location = "US-TX";
    EXPECT_TRUE(at(builder, "2026-10-05T09:00:00Z").empty());
}

TEST(LawDeadlines, of_several_days_of_payment_the_earliest_counts_and_lists_become_one) {
    auto book = builtin_law_book();
    auto sooner = *book.law("us-ny");
    sooner.id = "sooner";
    sooner.payment->days = 14;
    book.put(sooner);
    auto const now = instant("2026-10-05T09:00:00Z");
    auto const all = law_deadlines(handed_over().state, book, now);
    EXPECT_EQ(find(all, "us-ny/payment"), nullptr);
    EXPECT_EQ(find(all, "sooner/payment")->due, instant("2026-10-15T23:59:59.999Z"));
    auto const both = merged(all, at(handed_over(), "2026-10-05T09:00:00Z"));
    EXPECT_EQ(both.front().rule, "sooner/payment");
    EXPECT_EQ(both.at(1).rule, "us-ny/payment");
}

}  // namespace
}  // namespace tally::rights
