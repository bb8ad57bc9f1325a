// What may be recorded about hours, in the words of the people who run into it.
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
using testing::HasSubstr;

Instant at(std::string_view time) { return parse_instant(time).value(); }
Date monday() { return parse_date("2026-11-16").value(); }

Segment segment(std::string_view start, int minutes, std::string memo = "Menu on phones") {
    Segment one;
    one.start = at(start);
    one.minutes = minutes;
    one.memo = std::move(memo);
    return one;
}

LogHours log(std::vector<Segment> segments) {
    std::vector<Digest> commitments(segments.size());
    return {std::move(segments), std::move(commitments), 0};
}

EngagementBuilder hourly() {
    return EngagementBuilder{an_engagement(EngagementType::upwork_hourly)};
}

TEST(DecideHours, a_rate_is_money_and_a_limit_is_no_debt) {
    auto builder = hourly();
    EXPECT_EQ(builder.rejected("2026-11-01T09:00:00Z", RateAgreed{dollars(0), 0}).guard,
              "amount-not-positive");
    EXPECT_EQ(builder.rejected("2026-11-01T09:00:00Z", RateAgreed{dollars(50), -60}).guard,
              "limit-negative");
    builder.act("2026-11-01T09:00:00Z", RateAgreed{dollars(50), 2400});
    EXPECT_EQ(builder.state.hourly, (HourlyTerms{dollars(50), 2400}));
}

TEST(DecideHours, nothing_to_log_is_refused_and_so_is_a_commitment_too_few) {
    auto builder = hourly();
    EXPECT_EQ(builder.rejected("2026-11-17T09:00:00Z", LogHours{}).guard, "no-segments");
    EXPECT_EQ(builder
                  .rejected("2026-11-17T09:00:00Z",
                            LogHours{{segment("2026-11-16T09:00:00Z", 60)}, {}, 0})
                  .guard,
              "no-segments");
}

TEST(DecideHours, a_segment_lasts_at_most_a_day_and_is_over) {
    auto builder = hourly();
    auto const refused = [&](Segment one) {
        return builder.rejected("2026-11-17T09:00:00Z", log({std::move(one)})).guard;
    };
    EXPECT_EQ(refused(segment("2026-11-16T09:00:00Z", 0)), "segment-length");
    EXPECT_EQ(refused(segment("2026-11-01T09:00:00Z", 1441)), "segment-length");
    EXPECT_EQ(refused(segment("2026-11-17T08:30:00Z", 60)), "segment-in-future");
}

TEST(DecideHours, the_same_time_is_not_worked_twice) {
    auto builder = hourly();
    builder.act("2026-11-17T09:00:00Z", log({segment("2026-11-16T09:00:00Z", 60)}));
    auto const rejection =
        builder.rejected("2026-11-17T10:00:00Z", log({segment("2026-11-16T09:59:00Z", 10)}));
    EXPECT_EQ(rejection.guard, "segment-overlaps");
    EXPECT_THAT(rejection.message, HasSubstr("Menu on phones"));
    builder.act("2026-11-17T11:00:00Z", log({segment("2026-11-16T10:00:00Z", 10)}));
    EXPECT_EQ(builder.state.week(monday())->minutes, 70);
}

TEST(DecideHours, segments_of_one_command_do_not_overlap_either) {
    auto builder = hourly();
    EXPECT_EQ(builder
                  .rejected("2026-11-17T09:00:00Z", log({segment("2026-11-16T09:00:00Z", 60),
                                                         segment("2026-11-16T09:30:00Z", 60)}))
                  .guard,
              "segment-overlaps");
}

TEST(DecideHours, time_for_a_milestone_waits_for_its_money) {
    auto builder = hourly();
    builder.act("2026-11-16T08:00:00Z", AddMilestone{"Menu", dollars(300), {}});
    auto hours = log({segment("2026-11-16T09:00:00Z", 60)});
    hours.milestone = 1;
    EXPECT_EQ(builder.rejected("2026-11-17T09:00:00Z", hours).guard, "work-before-funding");
    hours.milestone = 2;
    EXPECT_EQ(builder.rejected("2026-11-17T09:00:00Z", hours).guard, "unknown-milestone");
}

TEST(DecideHours, work_after_the_end_needs_a_reason) {
    auto builder = hourly();
    builder.act_as(Party::client, "2026-11-16T08:00:00Z", EndContract{"done", {}});
    EXPECT_EQ(
        builder.rejected("2026-11-17T09:00:00Z", log({segment("2026-11-16T09:00:00Z", 60)})).guard,
        "contract-ended");
}

TEST(DecideHours, a_week_is_shown_once_and_again_when_work_was_added) {
    auto builder = hourly();
    EXPECT_EQ(builder.rejected("2026-11-17T09:00:00Z", RevealHours{monday()}).guard,
              "unknown-week");
    builder.act("2026-11-17T09:00:00Z", log({segment("2026-11-16T09:00:00Z", 60)}))
        .act("2026-11-17T10:00:00Z", RevealHours{monday()});
    EXPECT_EQ(builder.rejected("2026-11-17T11:00:00Z", RevealHours{monday()}).guard,
              "already-revealed");
    builder.act("2026-11-18T09:00:00Z", log({segment("2026-11-17T09:00:00Z", 30)}));
    EXPECT_FALSE(builder.state.week(monday())->revealed);
    builder.act("2026-11-18T10:00:00Z", RevealHours{monday()});
    EXPECT_TRUE(builder.state.week(monday())->revealed);
    EXPECT_EQ(builder.state.week(monday())->segments.size(), 2U);
}

TEST(DecideHours, what_is_not_kept_here_cannot_be_shown) {
    auto builder = hourly();
    auto const when = at("2026-11-17T09:00:00Z");
    evolve(builder.state, {{when, {}, HoursLogged{monday(), 60, 0, {Digest{}}}}, {}, when, 1});
    EXPECT_EQ(builder.rejected("2026-11-18T09:00:00Z", RevealHours{monday()}).guard,
              "segments-lost");
}

TEST(DecideHours, a_dispute_is_about_minutes_that_were_logged_and_is_answered_once) {
    auto builder = hourly();
    builder.act("2026-11-17T09:00:00Z", log({segment("2026-11-16T09:00:00Z", 60)}));
    EXPECT_EQ(
        builder.rejected("2026-11-18T09:00:00Z", HoursDisputed{monday(), 61, "too long"}).guard,
        "minutes-not-logged");
    EXPECT_EQ(
        builder.rejected("2026-11-18T09:00:00Z", HoursDisputed{monday(), 0, "too long"}).guard,
        "minutes-not-logged");
    EXPECT_EQ(builder.rejected("2026-11-18T09:00:00Z", HoursAnswered{monday(), "no", {}}).guard,
              "nothing-disputed");
    builder.act("2026-11-18T09:00:00Z", HoursDisputed{monday(), 60, "too long"})
        .act("2026-11-18T10:00:00Z", HoursAnswered{monday(), "see the commits", {}});
    EXPECT_EQ(builder.rejected("2026-11-18T11:00:00Z", HoursAnswered{monday(), "no", {}}).guard,
              "nothing-disputed");
}

TEST(DecideHours, each_act_has_its_author) {
    auto builder = hourly();
    builder.act("2026-11-17T09:00:00Z", log({segment("2026-11-16T09:00:00Z", 60)}));
    auto const by = [&](Party author, Command const& command) {
        auto context = builder.at("2026-11-18T09:00:00Z", command);
        context.author = author;
        return builder.attempt(command, context).error().guard;
    };
    EXPECT_EQ(by(Party::client, log({segment("2026-11-17T09:00:00Z", 60)})), "wrong-party");
    EXPECT_EQ(by(Party::client, RevealHours{monday()}), "wrong-party");
    EXPECT_EQ(by(Party::freelancer, HoursDisputed{monday(), 10, ""}), "wrong-party");
    EXPECT_EQ(by(Party::client, HoursAnswered{monday(), "", {}}), "wrong-party");
    EXPECT_EQ(by(Party::mediator, RateAgreed{dollars(5), 0}), "wrong-party");
}

}  // namespace
}  // namespace tally::engagement
