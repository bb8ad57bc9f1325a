#include "rights/alerts.h"

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

EngagementBuilder ended_by_client() {
    auto builder = website_redesign();
    builder.act("2026-10-30T16:00:00Z", SubmitMilestone{2, Channel::platform, {}, ""})
        .act_as(Party::client, "2026-11-20T15:20:00Z", EndContract{"no need", {}});
    return builder;
}

std::vector<Alert> alerts_at(EngagementBuilder const& builder, std::string_view now) {
    auto const at = instant(now);
    return alerts(builder.state, builtin_packs(), deadlines(builder.state, builtin_packs(), at),
                  at);
}

TEST(Alerts, say_plainly_what_silence_does_and_when) {
    auto const all = alerts_at(ended_by_client(), "2026-11-24T15:20:00Z");
    ASSERT_EQ(all.size(), 2U);  // and feedback can be left
    EXPECT_EQ(all.front().rule, "UW-FP-REFUNDREQ");
    EXPECT_EQ(all.front().text,
              "If you do nothing, $1,200.00 goes back to the client on 27 Nov 2026, 15:20 UTC "
              "(in 3 days).");
    EXPECT_THAT(all.front().action, HasSubstr("dispute it"));
    EXPECT_EQ(all.front().due, instant("2026-11-27T15:20:00Z"));
    EXPECT_EQ(all.front().money->amount, dollars(1200));
    EXPECT_EQ(all.front().money->goes_to, Party::client);
}

TEST(Alerts, grow_more_urgent_as_the_window_runs_out) {
    auto const builder = ended_by_client();
    auto const severity_at = [&](std::string_view now) {
        return alerts_at(builder, now).front().severity;
    };
    EXPECT_EQ(severity_at("2026-11-20T15:20:00Z"), Severity::notice);
    EXPECT_EQ(severity_at("2026-11-24T03:20:00Z"), Severity::warning);
    EXPECT_EQ(severity_at("2026-11-26T15:20:00Z"), Severity::critical);
    EXPECT_EQ(severity_at("2026-11-28T00:00:00Z"), Severity::critical);
}

TEST(Alerts, ring_at_half_the_window_and_a_day_and_three_hours_before_its_end) {
    auto const all = alerts_at(ended_by_client(), "2026-11-21T09:00:00Z");
    EXPECT_EQ(all.front().alarms,
              (std::vector{instant("2026-11-24T03:20:00Z"), instant("2026-11-26T15:20:00Z"),
                           instant("2026-11-27T12:20:00Z")}));
}

TEST(Alerts, count_down_in_days_hours_and_minutes) {
    auto const builder = ended_by_client();
    auto const text_at = [&](std::string_view now) { return alerts_at(builder, now).front().text; };
    EXPECT_THAT(text_at("2026-11-20T15:20:00Z"), HasSubstr("(in 7 days)"));
    EXPECT_THAT(text_at("2026-11-26T15:21:00Z"), HasSubstr("(in 23 hours)"));
    EXPECT_THAT(text_at("2026-11-27T14:20:00Z"), HasSubstr("(in 60 minutes)"));
    EXPECT_THAT(text_at("2026-11-27T15:19:00Z"), HasSubstr("(in 1 minute)"));
}

TEST(Alerts, stay_for_a_while_when_the_time_has_run_out) {
    auto const builder = ended_by_client();
    auto const all = alerts_at(builder, "2026-11-29T15:20:00Z");
    ASSERT_EQ(all.size(), 2U);
    EXPECT_EQ(all.front().text,
              "The time ran out on 27 Nov 2026, 15:20 UTC (2 days ago), and nothing on record "
              "settled it: $1,200.00 goes back to the client, unless somebody acted in time.");
    EXPECT_TRUE(alerts_at(builder, "2027-01-15T00:00:00Z").empty());
}

TEST(Alerts, work_sent_by_chat_alone_starts_no_clock_and_that_is_said) {
    auto builder = website_redesign();
    builder.act("2026-10-30T12:00:00Z", SubmitMilestone{2, Channel::chat, {}, ""});
    auto const all = alerts_at(builder, "2026-10-31T09:00:00Z");
    ASSERT_EQ(all.size(), 1U);
    EXPECT_EQ(all.front().rule, "UW-FP-NOT-SUBMITTED");
    EXPECT_EQ(all.front().severity, Severity::warning);
    EXPECT_EQ(all.front().subject, "milestone 2");
    EXPECT_THAT(all.front().text, HasSubstr("have not started: $1,200.00"));
    EXPECT_FALSE(all.front().due);

    builder.act("2026-10-31T10:00:00Z", SubmitMilestone{2, Channel::platform, {}, ""});
    auto const later = alerts_at(builder, "2026-10-31T11:00:00Z");
    ASSERT_EQ(later.size(), 1U);
    EXPECT_EQ(later.front().rule, "UW-FP-REVIEW");
}

TEST(Alerts, a_chat_delivery_while_the_review_runs_is_nothing_to_warn_of) {
    auto builder = website_redesign();
    builder.act("2026-10-30T12:00:00Z", SubmitMilestone{2, Channel::platform, {}, ""})
        .act("2026-11-02T12:00:00Z", NoteDelivery{2, Channel::chat, {}, "a small fix"});
    auto const all = alerts_at(builder, "2026-11-03T09:00:00Z");
    ASSERT_EQ(all.size(), 1U);
    EXPECT_EQ(all.front().rule, "UW-FP-REVIEW");
    EXPECT_EQ(all.front().severity, Severity::info);
}

TEST(Alerts, the_most_urgent_comes_first) {
    auto builder = website_redesign();
    builder.act("2026-10-14T09:00:00Z", AddMilestone{"More", dollars(300), {}})
        .act("2026-10-15T09:00:00Z", FundMilestone{3, {}})
        .act("2026-10-30T12:00:00Z", SubmitMilestone{2, Channel::platform, {}, ""})
        .act("2026-10-30T13:00:00Z", NoteDelivery{3, Channel::chat, {}, ""});
    auto const all = alerts_at(builder, "2026-10-31T09:00:00Z");
    ASSERT_EQ(all.size(), 2U);
    EXPECT_EQ(all.at(0).rule, "UW-FP-NOT-SUBMITTED");
    EXPECT_EQ(all.at(1).rule, "UW-FP-REVIEW");
}

TEST(Alerts, a_rule_that_is_not_well_known_says_so) {
    auto packs = builtin_packs();
    for (auto& pack : packs)
        for (auto& rule : pack.rules) rule.confidence = Confidence::low;
    auto const state = ended_by_client().state;
    auto const at = instant("2026-11-21T09:00:00Z");
    auto const all = alerts(state, packs, deadlines(state, packs, at), at);
    EXPECT_THAT(all.front().text, HasSubstr("Check this: it is not confirmed."));
}

TEST(Alerts, nothing_at_stake_is_nothing_to_say) {
    EXPECT_TRUE(alerts_at(EngagementBuilder{}, "2026-10-31T09:00:00Z").empty());
}

}  // namespace
}  // namespace tally::rights
