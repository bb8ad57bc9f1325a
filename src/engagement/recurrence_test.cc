#include "engagement/recurrence.h"

#include <gtest/gtest.h>

namespace tally::engagement {
namespace {

Date day(std::string_view text) { return parse_date(text).value(); }

std::string listed(Result<std::vector<Date>> const& days) {
    std::string text;
    for (auto const date : days.value()) text += (text.empty() ? "" : " ") + format_date(date);
    return text;
}

std::string first_four(std::string const& rule) {
    return listed(occurrences(rule, day("2026-11-02"), 4));  // a Monday
}

TEST(Recurrence, the_days_are_those_of_the_calendar) {
    EXPECT_EQ(first_four("FREQ=DAILY"), "2026-11-02 2026-11-03 2026-11-04 2026-11-05");
    EXPECT_EQ(first_four("FREQ=DAILY;INTERVAL=2"), "2026-11-02 2026-11-04 2026-11-06 2026-11-08");
    EXPECT_EQ(first_four("FREQ=WEEKLY"), "2026-11-02 2026-11-09 2026-11-16 2026-11-23");
    EXPECT_EQ(first_four("FREQ=WEEKLY;BYDAY=FR"), "2026-11-06 2026-11-13 2026-11-20 2026-11-27");
    EXPECT_EQ(first_four("FREQ=WEEKLY;INTERVAL=2;BYDAY=FR"),
              "2026-11-06 2026-11-20 2026-12-04 2026-12-18");
    EXPECT_EQ(first_four("FREQ=DAILY;BYDAY=MO,FR"), "2026-11-02 2026-11-06 2026-11-09 2026-11-13");
    EXPECT_EQ(first_four("FREQ=MONTHLY;BYDAY=-1FR"), "2026-11-27 2026-12-25 2027-01-29 2027-02-26");
}

TEST(Recurrence, a_rule_may_end) {
    EXPECT_EQ(first_four("FREQ=DAILY;COUNT=2"), "2026-11-02 2026-11-03");
    EXPECT_EQ(first_four("FREQ=WEEKLY;UNTIL=20261110"), "2026-11-02 2026-11-09");
}

TEST(Recurrence, days_until_a_date_include_it) {
    EXPECT_EQ(listed(occurrences_until("FREQ=WEEKLY", day("2026-11-02"), day("2026-11-16"))),
              "2026-11-02 2026-11-09 2026-11-16");
    EXPECT_EQ(listed(occurrences_until("FREQ=WEEKLY", day("2026-11-02"), day("2026-11-01"))), "");
}

TEST(Recurrence, a_long_plan_stops_at_a_limit) {
    auto const days = occurrences_until("FREQ=DAILY", day("2000-01-01"), day("2026-11-02"));
    EXPECT_EQ(days.value().size(), 5000U);
}

TEST(Recurrence, what_is_no_schedule_is_refused_with_an_example) {
    for (auto const* rule : {"", "every friday", "FREQ=HOURLY", "FREQ=SECONDLY", "BYDAY=FR",
                             "FREQ=MONTHLY;BYMONTHDAY=30;BYMONTH=2"}) {
        auto const days = occurrences(rule, day("2026-11-02"), 1);
        ASSERT_FALSE(days) << rule;
        EXPECT_EQ(days.error().code, Code::invalid_input);
        EXPECT_NE(days.error().hint.find("FREQ=WEEKLY;BYDAY=FR"), std::string::npos);
    }
}

TEST(Recurrence, is_told_in_words) {
    EXPECT_EQ(recurrence_text("FREQ=WEEKLY;BYDAY=FR"), "every Friday");
    EXPECT_EQ(recurrence_text("FREQ=WEEKLY;INTERVAL=2;BYDAY=FR"), "every second Friday");
    EXPECT_EQ(recurrence_text("FREQ=WEEKLY;INTERVAL=3;BYDAY=MO,FR"),
              "every 3 weeks on Monday and Friday");
    EXPECT_EQ(recurrence_text("FREQ=WEEKLY"), "every week");
    EXPECT_EQ(recurrence_text("FREQ=DAILY;INTERVAL=2"), "every second day");
    EXPECT_EQ(recurrence_text("FREQ=DAILY;BYDAY=MO,TU,WE,TH,FR"), "every working day");
    EXPECT_EQ(recurrence_text("FREQ=WEEKLY;BYDAY=MO,WE,FR"), "every Monday, Wednesday and Friday");
    EXPECT_EQ(recurrence_text("FREQ=MONTHLY"), "every month");
    EXPECT_EQ(recurrence_text("FREQ=MONTHLY;BYDAY=-1FR"), "on the last Friday of the month");
    EXPECT_EQ(recurrence_text("FREQ=MONTHLY;BYDAY=1MO"), "on the first Monday of the month");
}

TEST(Recurrence, that_says_more_is_shown_as_it_stands) {
    for (std::string const rule :
         {"FREQ=DAILY;COUNT=2", "FREQ=WEEKLY;UNTIL=20261110", "FREQ=MONTHLY;BYMONTHDAY=15",
          "FREQ=MONTHLY;BYDAY=5FR", "FREQ=YEARLY", "FREQ=DAILY;INTERVAL=2;BYDAY=FR", "nonsense"})
        EXPECT_EQ(recurrence_text(rule), rule);
}

}  // namespace
}  // namespace tally::engagement
