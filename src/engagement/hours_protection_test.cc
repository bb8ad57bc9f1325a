#include "engagement/hours_protection.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/engagement_builder.h"

namespace tally::engagement {
namespace {

using support::an_engagement;
using support::dollars;
using support::EngagementBuilder;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;

Instant at(std::string_view time) { return parse_instant(time).value(); }
Date monday() { return parse_date("2026-11-16").value(); }

Segment segment(std::string_view start, int minutes, std::string memo, bool manual = false) {
    Segment one;
    one.start = at(start);
    one.minutes = minutes;
    one.memo = std::move(memo);
    one.manual = manual;
    return one;
}

Digest commitment(std::size_t number) {
    Digest digest;
    digest.bytes.fill(static_cast<unsigned char>(number));
    return digest;
}

EngagementBuilder with_hours(std::vector<Segment> segments, int limit = 0,
                             EngagementType type = EngagementType::upwork_hourly) {
    EngagementBuilder builder{an_engagement(type)};
    builder.act("2026-11-02T09:00:00Z", RateAgreed{dollars(50), limit});
    LogHours log;
    log.segments = std::move(segments);
    for (std::size_t i = 0; i < log.segments.size(); ++i) log.commitments.push_back(commitment(i));
    builder.act("2026-11-22T20:00:00Z", log);
    return builder;
}

TEST(HoursProtection, tracked_time_with_a_clear_memo_is_protected) {
    auto const builder = with_hours({segment("2026-11-16T09:00:00Z", 90, "Menu opens on phones")});
    auto const week = forecast(builder.state, monday(), at("2026-11-23T08:00:00Z"));
    EXPECT_EQ(week.monday, monday());
    EXPECT_EQ(week.protected_minutes, 90);
    EXPECT_EQ(week.unprotected_minutes, 0);
    ASSERT_EQ(week.segments.size(), 1U);
    EXPECT_TRUE(week.segments[0].is_protected);
    EXPECT_TRUE(week.segments[0].reasons.empty());
}

TEST(HoursProtection, the_week_can_be_edited_until_monday_noon) {
    auto const builder = with_hours({segment("2026-11-16T09:00:00Z", 90, "Menu on phones")});
    auto const edit_until = at("2026-11-23T11:59:00Z");
    EXPECT_EQ(forecast(builder.state, monday(), edit_until).edit_until, edit_until);
    EXPECT_TRUE(forecast(builder.state, monday(), edit_until).can_edit);
    EXPECT_FALSE(forecast(builder.state, monday(), at("2026-11-23T12:00:00Z")).can_edit);
    EXPECT_FALSE(forecast(builder.state, monday(), at("2026-11-15T23:59:00Z")).can_edit);
}

TEST(HoursProtection, a_closed_contract_cannot_be_edited) {
    auto builder = with_hours({segment("2026-11-16T09:00:00Z", 90, "Menu on phones")});
    builder.act_as(ledger::Party::client, "2026-11-22T21:00:00Z", EndContract{"done", {}});
    EXPECT_FALSE(forecast(builder.state, monday(), at("2026-11-23T08:00:00Z")).can_edit);
}

TEST(HoursProtection, time_by_hand_and_weak_memos_are_not_protected) {
    auto labelled = segment("2026-11-19T09:00:00Z", 25, "");
    labelled.task = "Shop: cart";
    auto const builder =
        with_hours({segment("2026-11-16T09:00:00Z", 60, "Call with Tom on the logo", true),
                    segment("2026-11-17T09:00:00Z", 30, ""),
                    segment("2026-11-18T09:00:00Z", 20, "fixes"), labelled});
    auto const week = forecast(builder.state, monday(), at("2026-11-23T08:00:00Z"));
    ASSERT_EQ(week.segments.size(), 4U);
    EXPECT_THAT(week.segments[0].reasons, ElementsAre("the time was entered by hand"));
    EXPECT_THAT(week.segments[1].reasons,
                ElementsAre("it has neither a memo nor an activity label"));
    EXPECT_THAT(week.segments[2].reasons, ElementsAre("the memo is vague: “fixes”"));
    EXPECT_TRUE(week.segments[3].is_protected);
    EXPECT_EQ(week.protected_minutes, 25);
    EXPECT_EQ(week.unprotected_minutes, 110);
}

TEST(HoursProtection, the_weekly_limit_cuts_in_the_order_of_the_work) {
    auto const builder = with_hours({segment("2026-11-18T09:00:00Z", 60, "Footer links"),
                                     segment("2026-11-16T09:00:00Z", 60, "Menu on phones"),
                                     segment("2026-11-17T09:00:00Z", 90, "Contact page form")},
                                    100);
    auto const week = forecast(builder.state, monday(), at("2026-11-23T08:00:00Z"));
    ASSERT_EQ(week.segments.size(), 3U);
    EXPECT_TRUE(week.segments[0].is_protected);
    EXPECT_FALSE(week.segments[1].is_protected);
    EXPECT_THAT(week.segments[1].reasons,
                ElementsAre("50 min of its 1 h 30 min are over the weekly limit"));
    EXPECT_THAT(week.segments[2].reasons, ElementsAre("the weekly limit was used up before it"));
    EXPECT_EQ(week.protected_minutes, 100);
    EXPECT_EQ(week.unprotected_minutes, 110);
}

TEST(HoursProtection, time_by_hand_uses_up_the_limit_too) {
    auto const builder = with_hours({segment("2026-11-16T09:00:00Z", 60, "Menu sketches", true),
                                     segment("2026-11-17T09:00:00Z", 60, "Contact page form")},
                                    90);
    auto const week = forecast(builder.state, monday(), at("2026-11-23T08:00:00Z"));
    EXPECT_EQ(week.protected_minutes, 30);
    EXPECT_EQ(week.unprotected_minutes, 90);
}

TEST(HoursProtection, elsewhere_nothing_is_protected) {
    auto const builder = with_hours({segment("2026-11-16T09:00:00Z", 90, "Menu on phones")}, 0,
                                    EngagementType::direct_hourly);
    auto const week = forecast(builder.state, monday(), at("2026-11-23T08:00:00Z"));
    EXPECT_EQ(week.protected_minutes, 0);
    EXPECT_THAT(week.segments[0].reasons,
                ElementsAre("only hourly contracts on Upwork have this protection"));
}

TEST(HoursProtection, what_cannot_be_known_is_listed) {
    auto const builder = with_hours({segment("2026-11-16T09:00:00Z", 90, "Menu on phones")});
    auto const week = forecast(builder.state, monday(), at("2026-11-23T08:00:00Z"));
    EXPECT_THAT(week.assumptions, Contains(HasSubstr("verified identity")));
    EXPECT_THAT(week.assumptions, Contains(HasSubstr("billing method")));
    EXPECT_THAT(week.assumptions, Contains(HasSubstr("activity level")));
    EXPECT_THAT(week.assumptions, Contains(HasSubstr("no weekly limit is on record")));
}

TEST(HoursProtection, minutes_without_known_segments_are_taken_for_unprotected) {
    auto state = opened(an_engagement(EngagementType::upwork_hourly));
    auto const when = at("2026-11-20T09:00:00Z");
    evolve(state, {{when, {}, HoursLogged{monday(), 95, 0, {commitment(1)}}}, {}, when, 1});
    auto const week = forecast(state, monday(), when);
    EXPECT_EQ(week.unprotected_minutes, 95);
    EXPECT_THAT(week.assumptions, Contains(HasSubstr("1 h 35 min of this week")));
}

TEST(HoursProtection, a_week_without_work_is_empty) {
    auto const week = forecast(opened(an_engagement()), monday(), at("2026-11-20T09:00:00Z"));
    EXPECT_TRUE(week.segments.empty());
    EXPECT_EQ(week.protected_minutes + week.unprotected_minutes, 0);
    EXPECT_TRUE(week.can_edit);
}

}  // namespace
}  // namespace tally::engagement
