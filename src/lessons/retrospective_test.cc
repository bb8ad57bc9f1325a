#include "lessons/retrospective.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck.h>

#include "lessons/client.h"
#include "support/engagement_builder.h"

namespace tally::lessons {
namespace {

using namespace engagement;
using ledger::Party;
using support::an_engagement;
using support::dollars;
using support::EngagementBuilder;
using support::website_redesign;
using testing::Each;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

Instant at(std::string_view text) { return parse_instant(text).value(); }

// Work began on 1 October without money; the client ended it on 20 November.
EngagementBuilder unfunded() {
    EngagementBuilder builder{an_engagement()};
    auto start = builder.at("2026-10-01T09:00:00Z", StartMilestone{1});
    builder.act("2026-09-14T09:00:00Z", AddMilestone{"Design", dollars(600), {}});
    start.override_reason = "they promised";
    builder.attempt(StartMilestone{1}, start).value();
    builder.act_as(Party::client, "2026-11-20T09:00:00Z", EndContract{"no need", {}});
    return builder;
}

Moment const* find(std::vector<Moment> const& moments, std::string_view id) {
    auto const found = std::ranges::find(moments, id, &Moment::id);
    return found == moments.end() ? nullptr : &*found;
}

Cost const* find(std::vector<Cost> const& costs, std::string_view id) {
    auto const found = std::ranges::find(costs, id, &Cost::id);
    return found == costs.end() ? nullptr : &*found;
}

TEST(Retrospective, a_signal_is_dated_by_the_first_day_on_which_it_was_there) {
    auto const back = look_back(unfunded().state, {}, at("2026-11-22T09:00:00Z"));
    auto const* moment = find(back.signals, "work-unfunded");
    ASSERT_NE(moment, nullptr);
    EXPECT_GE(moment->at, at("2026-10-01T09:00:00Z"));
    EXPECT_LE(moment->at, at("2026-10-02T09:00:00Z"));
    EXPECT_EQ(moment->weight, Signal::Weight::alarm);
    EXPECT_EQ(moment->money, dollars(600));
    EXPECT_TRUE(moment->lasted);
    ASSERT_TRUE(back.warned);
    EXPECT_GE(back.warned->count(), 49);
}

TEST(Retrospective, a_signal_in_a_long_engagement_is_dated_to_the_day) {
    auto builder = unfunded();
    // An old channel makes it two years long, so that samples lie days apart.
    builder.act("2024-11-20T09:00:00Z", ChannelAgreed{Channel::email, "", "", 0});
    auto const back = look_back(builder.state, {}, at("2026-11-22T09:00:00Z"));
    auto const* moment = find(back.signals, "work-unfunded");
    ASSERT_NE(moment, nullptr);
    EXPECT_GE(moment->at, at("2026-10-01T09:00:00Z"));
    EXPECT_LE(moment->at, at("2026-10-02T09:00:00Z"));
}

TEST(Retrospective, at_most_five_questions_the_alarms_first) {
    auto const back = look_back(unfunded().state, {}, at("2026-11-22T09:00:00Z"));
    ASSERT_FALSE(back.questions.empty());
    EXPECT_LE(back.questions.size(), questions_max);
    EXPECT_EQ(back.questions[0].id, "work-unfunded");
    EXPECT_EQ(back.questions[0].use, LessonUse::clause);
    EXPECT_FALSE(back.questions[0].answered);
}

TEST(Retrospective, an_answered_question_says_so) {
    auto builder = unfunded();
    builder.act("2026-11-21T09:00:00Z", LearnLesson{"I trusted them", "", LessonUse::clause,
                                                    "Money first", "", "work-unfunded"});
    auto const back = look_back(builder.state, {}, at("2026-11-22T09:00:00Z"));
    EXPECT_TRUE(back.questions[0].answered);
}

TEST(Retrospective, every_question_names_a_signal_that_exists) {
    for (auto const id : question_ids()) {
        auto const* question = find_question(id);
        ASSERT_NE(question, nullptr);
        EXPECT_FALSE(question->text.empty());
        EXPECT_FALSE(question->lesson.empty());
        bool const exists = std::ranges::find(signal_ids, question->signal) != signal_ids.end();
        EXPECT_TRUE(question->signal.empty() || exists) << id;
    }
}

TEST(Retrospective, what_went_well_is_asked_about_too) {
    EngagementBuilder builder{an_engagement()};
    builder.act("2026-09-14T09:00:00Z", AddMilestone{"Design", dollars(600), {}})
        .act("2026-09-14T09:00:00Z", TermsKept{TermsSource::offer, {support::an_item(1)}, ""})
        .act("2026-09-14T09:00:00Z",
             PartyDescribed{
                 Party::client, "", "Baker Ltd", "", "1 Road", "", ClientKind::unknown, {}})
        .act("2026-09-15T09:00:00Z", FundMilestone{1, {}})
        .act("2026-09-16T09:00:00Z", ReleaseMilestone{1, {}})
        .act("2026-09-17T09:00:00Z", EndContract{"done", {}});
    auto const back = look_back(builder.state, {}, at("2026-09-18T09:00:00Z"));
    EXPECT_EQ(back.outcome.ending, Ending::well);
    ASSERT_FALSE(back.questions.empty());
}

TEST(Costs, are_exact_and_an_hours_worth_is_rounded_half_up) {
    EngagementBuilder builder{an_engagement(EngagementType::direct_hourly)};
    builder.act("2026-09-14T09:00:00Z", IssueInvoice{"A-1", dollars(100), {}, {}, "", {}})
        .act("2026-09-20T09:00:00Z", PayInvoice{1, {}});
    Digest commitment;
    builder.act(
        "2026-09-14T12:00:00Z",
        LogHours{
            {Segment{at("2026-09-14T09:00:00Z"), 90, "work", false, "", {}, std::string(64, 'a')}},
            {commitment},
            0});
    auto const costs = costs_of(builder.state);
    ASSERT_NE(find(costs, "hours"), nullptr);
    EXPECT_EQ(find(costs, "hours")->minutes, 90);
    EXPECT_EQ(find(costs, "paid")->amount, dollars(100));
    EXPECT_EQ(find(costs, "hourly")->amount->amount(), "66.67");
}

TEST(Costs, what_came_to_nothing_is_left_out) {
    auto const costs = costs_of(EngagementBuilder{}.state);
    ASSERT_THAT(costs, SizeIs(1));
    EXPECT_EQ(costs[0].id, "paid");
}

TEST(Plots, money_holds_its_value_and_response_times_stand_for_themselves) {
    std::vector<Exchange> const messages{{Party::freelancer, at("2026-10-20T09:00:00Z")},
                                         {Party::client, at("2026-10-20T11:00:00Z")}};
    auto const back = look_back(website_redesign().state, messages, at("2026-11-01T09:00:00Z"));
    auto const held = std::ranges::find(back.series, "held", &Series::id);
    ASSERT_NE(held, back.series.end());
    EXPECT_TRUE(held->holds);
    EXPECT_EQ(held->unit, Unit::money);
    EXPECT_EQ(held->points.back().value, 120'000);
    auto const answers = std::ranges::find(back.series, "client-response", &Series::id);
    ASSERT_NE(answers, back.series.end());
    EXPECT_EQ(answers->points, (std::vector<Point>{{at("2026-10-20T11:00:00Z"), 120}}));
}

TEST(PlotsProperty, points_are_in_the_order_of_time_and_never_beyond_the_end) {
    EXPECT_TRUE(rc::check([] {
        auto const hours = *rc::gen::container<std::vector<int>>(rc::gen::inRange(0, 3'000));
        std::vector<Exchange> messages;
        for (auto const hour : hours)
            messages.push_back({hour % 2 == 0 ? Party::client : Party::freelancer,
                                at("2026-09-01T00:00:00Z") + std::chrono::hours{hour}});
        auto const now = at("2026-10-20T09:00:00Z");
        auto const back = look_back(website_redesign().state, messages, now);
        for (auto const& series : back.series) {
            RC_ASSERT(std::ranges::is_sorted(series.points, {}, &Point::at));
            for (auto const& point : series.points) RC_ASSERT(point.at <= now);
        }
        RC_ASSERT(back.questions.size() <= questions_max);
    }));
}

TEST(Retrospective, an_engagement_without_a_history_has_nothing_to_look_back_upon) {
    auto const back = look_back(EngagementBuilder{}.state, {}, at("2026-11-22T09:00:00Z"));
    EXPECT_EQ(back.outcome.ending, Ending::running);
    EXPECT_THAT(back.events, IsEmpty());
    EXPECT_THAT(back.signals, IsEmpty());
    EXPECT_THAT(back.series, IsEmpty());
}

TEST(SameClient, is_told_by_address_or_whole_name_in_any_case) {
    EngagementBuilder builder{an_engagement()};
    builder.act("2026-09-14T09:00:00Z", PartyDescribed{Party::client,
                                                       "",
                                                       "Baker Ltd",
                                                       "",
                                                       "",
                                                       "",
                                                       ClientKind::unknown,
                                                       {"tom@baker.example"}});
    EXPECT_TRUE(is_with(builder.state, "", {"TOM@baker.example"}));
    EXPECT_TRUE(is_with(builder.state, "baker ltd", {}));
    EXPECT_TRUE(is_with(builder.state, "Tom Baker", {}));
    EXPECT_FALSE(is_with(builder.state, "Tom", {"ann@baker.example"}));
    EXPECT_FALSE(is_with(builder.state, "", {""}));
}

}  // namespace
}  // namespace tally::lessons
