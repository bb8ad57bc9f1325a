#include "lessons/found.h"

#include <gtest/gtest.h>

#include "support/engagement_builder.h"

namespace tally::lessons {
namespace {

using namespace engagement;
using support::an_engagement;
using support::EngagementBuilder;

Engagement engagement(std::string slug, EngagementType type, std::string client) {
    auto one = an_engagement(type);
    one.slug = std::move(slug);
    one.client.name = std::move(client);
    one.client.email = "";
    return one;
}

State learned(Engagement opening, std::string_view time, std::string text) {
    EngagementBuilder builder{std::move(opening)};
    builder.act(time, LearnLesson{"It went wrong", "", LessonUse::clause, std::move(text)});
    return builder.state;
}

TEST(Lessons, the_same_client_comes_first_and_each_says_why) {
    auto const fresh = engagement("fresh", EngagementType::direct_hourly, "Tom Baker");
    std::vector<State> const others{
        learned(engagement("a", EngagementType::upwork_fixed, "Ann"), "2026-11-01T09:00:00Z", "A"),
        learned(engagement("b", EngagementType::upwork_hourly, "Ben"), "2026-11-02T09:00:00Z", "B"),
        learned(engagement("c", EngagementType::direct_hourly, "Cem"), "2026-11-03T09:00:00Z", "C"),
        learned(engagement("d", EngagementType::upwork_fixed, "tom baker"), "2026-10-01T09:00:00Z",
                "D")};
    auto const found = lessons_for(fresh, others);
    ASSERT_EQ(found.size(), 4U);
    EXPECT_EQ(found[0].engagement, "d");
    EXPECT_EQ(found[0].why, "learned with the same client");
    EXPECT_EQ(found[1].engagement, "c");
    EXPECT_EQ(found[1].why, "learned on another direct-hourly engagement");
    EXPECT_EQ(found[2].engagement, "b");
    EXPECT_EQ(found[2].why, "learned on other work by the hour");
    EXPECT_EQ(found[3].engagement, "a");
    EXPECT_EQ(found[3].why, "learned on other work");
}

TEST(Lessons, the_newest_of_equals_comes_first_and_the_same_words_once) {
    auto const fresh = engagement("fresh", EngagementType::direct_fixed, "Tom Baker");
    std::vector<State> const others{learned(engagement("a", EngagementType::direct_fixed, "Ann"),
                                            "2026-11-01T09:00:00Z", "One"),
                                    learned(engagement("b", EngagementType::direct_fixed, "Ben"),
                                            "2026-11-05T09:00:00Z", "Two"),
                                    learned(engagement("c", EngagementType::direct_fixed, "Cem"),
                                            "2026-11-03T09:00:00Z", "one")};
    auto const found = lessons_for(fresh, others);
    ASSERT_EQ(found.size(), 2U);
    EXPECT_EQ(found[0].lesson.text, "Two");
    EXPECT_EQ(found[1].lesson.text, "one");
    EXPECT_EQ(found[1].engagement, "c");
}

TEST(Lessons, its_own_lessons_are_left_out) {
    auto const fresh = engagement("fresh", EngagementType::direct_fixed, "Tom Baker");
    EXPECT_TRUE(lessons_for(fresh, {learned(fresh, "2026-11-01T09:00:00Z", "One")}).empty());
}

LessonFound kept(LessonUse use, std::string text, std::string signal = {}) {
    Lesson lesson;
    lesson.use = use;
    lesson.text = std::move(text);
    lesson.signal = std::move(signal);
    return {lesson, "other", ""};
}

TEST(Lessons, a_clause_is_applied_when_its_words_stand_in_the_agreement) {
    auto const lesson = kept(LessonUse::clause, "Approval within 7 days of submission.");
    EXPECT_TRUE(is_applied(lesson, "[terms]\napproval = \"approval within 7 days of submission\""));
    EXPECT_FALSE(is_applied(lesson, "[terms]\napproval = \"within 14 days\""));
    EXPECT_FALSE(is_applied(kept(LessonUse::clause, ""), "anything"));
}

TEST(Lessons, an_alert_rings_when_its_signal_is_there_again) {
    std::vector<LessonFound> const lessons{kept(LessonUse::alert, "Stop", "work-unfunded"),
                                           kept(LessonUse::checklist, "Look", "work-unfunded"),
                                           kept(LessonUse::alert, "Ask", "client-silent"),
                                           kept(LessonUse::alert, "Hm", "own-response")};
    std::vector<Signal> const signals{
        {"work-unfunded", Signal::Weight::alarm, "1 milestone", "", {}, {}},
        {"own-response", Signal::Weight::note, "fast", "", {}, {}}};
    auto const again = recurring(lessons, signals);
    ASSERT_EQ(again.size(), 1U);
    EXPECT_EQ(again[0].found.lesson.text, "Stop");
    EXPECT_EQ(again[0].signal.text, "1 milestone");
}

}  // namespace
}  // namespace tally::lessons
