#include "engagement/checkins_due.h"

#include <gtest/gtest.h>

#include "support/engagement_builder.h"

namespace tally::engagement {
namespace {

using ledger::Party;
using support::an_engagement;
using support::dollars;
using support::EngagementBuilder;

Instant at(std::string_view time) { return parse_instant(time).value(); }
Date day(std::string_view text) { return parse_date(text).value(); }

SendCheckin report(std::vector<std::string> questions = {}) {
    return {.text = "Pages 1 and 2 are done", .questions = std::move(questions)};
}

// Fridays: 6, 13, 20 and 27 November 2026.
EngagementBuilder weekly(std::string zone = "UTC") {
    auto opening = an_engagement();
    opening.zone = std::move(zone);
    EngagementBuilder builder{opening};
    builder.act("2026-11-02T09:00:00Z",
                CheckinPlanned{"FREQ=WEEKLY;BYDAY=FR", day("2026-11-02"), ""});
    return builder;
}

TEST(CheckinsDue, without_a_plan_nothing_is_due) {
    EXPECT_TRUE(checkins_due(opened(an_engagement()), at("2026-11-20T09:00:00Z")).empty());
}

TEST(CheckinsDue, each_planned_day_ends_in_the_zone_and_the_next_one_is_told) {
    auto const due = checkins_due(weekly("Europe/Berlin").state, at("2026-11-10T09:00:00Z"));
    ASSERT_EQ(due.size(), 2U);
    EXPECT_EQ(due[0].due, at("2026-11-06T22:59:59.999Z"));
    EXPECT_TRUE(due[0].missed);
    EXPECT_EQ(due[1].due, at("2026-11-13T22:59:59.999Z"));
    EXPECT_FALSE(due[1].missed);
}

TEST(CheckinsDue, a_day_is_missed_when_the_tolerance_is_over) {
    auto const builder = weekly();
    EXPECT_FALSE(checkins_due(builder.state, at("2026-11-07T23:59:00Z"))[0].missed);
    EXPECT_TRUE(checkins_due(builder.state, at("2026-11-08T00:00:00Z"))[0].missed);
}

TEST(CheckinsDue, a_report_counts_for_the_day_it_was_written_for) {
    auto builder = weekly();
    builder
        .act("2026-11-04T16:00:00Z", report())   // early, for the 6th
        .act("2026-11-14T20:00:00Z", report())   // late, for the 13th
        .act("2026-11-20T10:00:00Z", report());  // on the day
    auto const due = checkins_due(builder.state, at("2026-11-24T09:00:00Z"));
    ASSERT_EQ(due.size(), 4U);
    EXPECT_EQ(due[0].sent_as, 1);
    EXPECT_EQ(due[1].sent_as, 2);
    EXPECT_EQ(due[2].sent_as, 3);
    EXPECT_EQ(due[3].sent_as, std::nullopt);
    for (auto const& one : due) EXPECT_FALSE(one.missed);
}

TEST(CheckinsDue, a_missed_day_stays_missed_when_the_next_one_is_kept) {
    auto builder = weekly();
    builder.act("2026-11-13T10:00:00Z", report());
    auto const due = checkins_due(builder.state, at("2026-11-16T09:00:00Z"));
    ASSERT_EQ(due.size(), 3U);
    EXPECT_TRUE(due[0].missed);
    EXPECT_EQ(due[1].sent_as, 1);
}

TEST(CheckinsDue, within_the_tolerance_a_report_makes_up_for_the_day_before) {
    auto builder = weekly();
    builder.act("2026-11-07T10:00:00Z", report());
    auto const due = checkins_due(builder.state, at("2026-11-09T09:00:00Z"));
    ASSERT_EQ(due.size(), 2U);
    EXPECT_EQ(due[0].sent_as, 1);
    EXPECT_EQ(due[1].sent_as, std::nullopt);
}

TEST(CheckinsDue, a_second_report_on_the_next_morning_is_for_the_next_day) {
    auto builder = weekly();
    builder.act("2026-11-06T10:00:00Z", report()).act("2026-11-07T10:00:00Z", report());
    auto const due = checkins_due(builder.state, at("2026-11-09T09:00:00Z"));
    EXPECT_EQ(due[0].sent_as, 1);
    EXPECT_EQ(due[1].sent_as, 2);
}

TEST(CheckinsDue, what_was_sent_before_the_plan_counts_for_no_day) {
    EngagementBuilder builder;
    builder.act("2026-11-01T10:00:00Z", report())
        .act("2026-11-02T09:00:00Z", CheckinPlanned{"FREQ=WEEKLY;BYDAY=FR", day("2026-11-02"), ""});
    EXPECT_TRUE(checkins_due(builder.state, at("2026-11-09T09:00:00Z"))[0].missed);
}

TEST(CheckinsDue, on_a_daily_plan_the_tolerance_shifts_nothing) {
    EngagementBuilder builder;
    builder.act("2026-11-02T09:00:00Z", CheckinPlanned{"FREQ=DAILY", day("2026-11-02"), ""})
        .act("2026-11-03T09:00:00Z", report())
        .act("2026-11-04T09:00:00Z", report());
    auto const due = checkins_due(builder.state, at("2026-11-05T12:00:00Z"));
    ASSERT_EQ(due.size(), 4U);
    EXPECT_EQ(due[0].sent_as, std::nullopt);  // the 2nd
    EXPECT_TRUE(due[0].missed);
    EXPECT_EQ(due[1].sent_as, 1);
    EXPECT_EQ(due[2].sent_as, 2);
    EXPECT_FALSE(due[3].missed);  // today
}

TEST(CheckinsDue, two_reports_for_one_day_keep_one_day) {
    auto builder = weekly();
    builder.act("2026-11-04T16:00:00Z", report()).act("2026-11-05T16:00:00Z", report());
    auto const due = checkins_due(builder.state, at("2026-11-16T09:00:00Z"));
    EXPECT_EQ(due[0].sent_as, 1);
    EXPECT_TRUE(due[1].missed);
}

TEST(CheckinsDue, after_the_end_of_the_contract_none_is_planned) {
    auto builder = weekly();
    builder.act_as(Party::client, "2026-11-10T09:00:00Z", EndContract{"no need", {}});
    auto const due = checkins_due(builder.state, at("2026-11-24T09:00:00Z"));
    ASSERT_EQ(due.size(), 1U);
    EXPECT_EQ(due[0].due, at("2026-11-06T23:59:59.999Z"));
}

TEST(CheckinsDue, a_plan_that_is_over_has_no_next_day) {
    EngagementBuilder builder;
    builder.act("2026-11-02T09:00:00Z",
                CheckinPlanned{"FREQ=DAILY;COUNT=2", day("2026-11-02"), ""});
    EXPECT_EQ(checkins_due(builder.state, at("2026-11-24T09:00:00Z")).size(), 2U);
}

TEST(OpenQuestions, the_longest_wait_comes_first) {
    auto builder = weekly();
    builder.act("2026-11-04T10:00:00Z", report({"Which logo?"}))
        .act("2026-11-06T10:00:00Z", report({"Who hosts it?", "Which colours?"}))
        .act("2026-11-07T10:00:00Z", QuestionAnswered{2, "We do"});
    auto const open = open_questions(builder.state, at("2026-11-08T10:00:00Z"));
    ASSERT_EQ(open.size(), 2U);
    EXPECT_EQ(open[0].question.text, "Which logo?");
    EXPECT_EQ(open[0].waits, std::chrono::days{4});
    EXPECT_EQ(open[1].question.number, 3);
    EXPECT_EQ(open[1].waits, std::chrono::days{2});
    auto const earlier = open_questions(builder.state, at("2026-11-06T12:00:00Z"));
    EXPECT_EQ(earlier.size(), 3U);  // the answer had not come
}

TEST(SilentSince, begins_with_the_first_thing_that_found_no_reaction) {
    auto builder = weekly();
    builder.act("2026-11-04T10:00:00Z", report())
        .act("2026-11-05T10:00:00Z", CheckinAcknowledged{1, "thanks"})
        .act("2026-11-06T10:00:00Z", report())
        .act("2026-11-13T10:00:00Z", report());
    auto const now = at("2026-11-20T10:00:00Z");
    EXPECT_EQ(silent_since(builder.state, {}, now), at("2026-11-06T10:00:00Z"));
    EXPECT_EQ(silent_since(builder.state, {{Party::client, at("2026-11-07T08:00:00Z")}}, now),
              at("2026-11-13T10:00:00Z"));
    EXPECT_EQ(silent_since(builder.state, {{Party::client, at("2026-11-14T08:00:00Z")}}, now),
              std::nullopt);
    EXPECT_EQ(silent_since(builder.state, {}, at("2026-11-05T12:00:00Z")), std::nullopt);
}

TEST(SilentSince, own_messages_ask_as_well_and_own_notes_do_not) {
    EngagementBuilder builder;
    builder.act("2026-11-02T09:00:00Z", AddMilestone{"Design", dollars(600), {}});
    auto const now = at("2026-11-20T10:00:00Z");
    EXPECT_EQ(silent_since(builder.state, {}, now), std::nullopt);
    EXPECT_EQ(silent_since(builder.state,
                           {{Party::freelancer, at("2026-11-04T09:00:00Z")},
                            {Party::freelancer, at("2026-11-03T09:00:00Z")}},
                           now),
              at("2026-11-03T09:00:00Z"));
}

}  // namespace
}  // namespace tally::engagement
