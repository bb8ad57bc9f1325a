#include "outbox/summary.h"

#include <gtest/gtest.h>

#include "support/engagement_builder.h"

namespace tally::outbox {
namespace {

constexpr Date saturday{std::chrono::year{2026} / 11 / 28};

engagement::State const& state() {
    static support::EngagementBuilder const builder;  // Ines works for Tom
    return builder.state;
}

TEST(Summary, of_notes_says_who_does_what_by_when_for_how_much) {
    auto const summary = summary_of_notes(state(),
                                          "Call with Tom:\n"
                                          "- Tom sends the texts by Friday\n"
                                          "2. I deliver the pages by 12 December for $300\n"
                                          "\n"
                                          "* the blog comes later\n",
                                          saturday);
    ASSERT_EQ(summary.points.size(), 3U);
    EXPECT_EQ(summary.points[0].text, "Tom sends the texts by Friday");
    EXPECT_EQ(summary.points[0].who, "client");
    EXPECT_EQ(format_date(*summary.points[0].by), "2026-12-04");
    EXPECT_EQ(summary.points[1].who, "freelancer");
    EXPECT_EQ(summary.points[1].amounts, std::vector<std::string>{"$300"});
    EXPECT_EQ(summary.points[2].who, "");
    EXPECT_EQ(summary.doubts, (std::vector<std::string>{"point 3 does not say who does it",
                                                        "point 3 names no day"}));
}

TEST(Summary, of_a_talk_takes_promises_and_questions_that_got_a_yes) {
    std::vector<Said> const talk{{"Tom Baker", "Hi Ines! How are you?"},
                                 {"Ines Duarte", "Fine, thanks. I will send the draft tomorrow."},
                                 {"Tom Baker", "Could you add a map for $80?"},
                                 {"Ines Duarte", "Sure."},
                                 {"Tom Baker", "Nice weather, by the way."}};
    auto const summary = summary_of_talk(state(), talk, saturday);
    ASSERT_EQ(summary.points.size(), 2U);
    EXPECT_EQ(summary.points[0].text, "Ines: “I will send the draft tomorrow.”");
    EXPECT_EQ(summary.points[0].who, "freelancer");
    EXPECT_EQ(format_date(*summary.points[0].by), "2026-11-29");
    EXPECT_EQ(summary.points[1].text, "Tom asked: “Could you add a map for $80?” Ines agreed");
    EXPECT_EQ(summary.points[1].who, "freelancer");
    EXPECT_EQ(summary.points[1].amounts, std::vector<std::string>{"$80"});
}

TEST(Summary, becomes_a_letter_that_a_short_reply_confirms) {
    auto const summary = summary_of_notes(state(), "Tom sends the texts by Friday", saturday);
    auto const draft = summary_letter(state(), summary, saturday, saturday).value();
    EXPECT_EQ(draft.subject, "What we agreed on 2026-11-28");
    EXPECT_TRUE(draft.text.contains("As agreed today, Saturday, 28 November:"));
    EXPECT_TRUE(draft.text.contains("  1. Tom sends the texts by Friday (Friday, 4 December).\n"));
    EXPECT_TRUE(draft.text.contains("please reply “agreed”"));
    EXPECT_EQ(summary_letter(state(), {}, saturday, saturday).error().code, Code::rejected);
}

TEST(Summary, of_endless_notes_has_an_end) {
    std::string notes;
    for (int i = 0; i < 5000; ++i) notes += "Tom sends text " + std::to_string(i) + "\n";
    EXPECT_EQ(summary_of_notes(state(), notes, saturday).points.size(), points_max);
    auto const long_line = summary_of_notes(state(), std::string(5000, 'a'), saturday);
    EXPECT_LE(long_line.points.front().text.size(), 400U);
}

}  // namespace
}  // namespace tally::outbox
