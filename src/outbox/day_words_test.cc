#include "outbox/day_words.h"

#include <gtest/gtest.h>

namespace tally::outbox {
namespace {

std::string day_in(std::string_view text) {
    Date const saturday{std::chrono::year{2026} / 11 / 28};
    auto const day = named_day(text, saturday);
    return day ? format_date(*day) : "none";
}

TEST(DayWords, are_read_as_people_say_them) {
    EXPECT_EQ(day_in("by Friday"), "2026-12-04");
    EXPECT_EQ(day_in("next Saturday at noon"), "2026-12-05");
    EXPECT_EQ(day_in("I send it tomorrow."), "2026-11-29");
    EXPECT_EQ(day_in("the texts by 3 December"), "2026-12-03");
    EXPECT_EQ(day_in("the 3rd of Dec, please"), "2026-12-03");
    EXPECT_EQ(day_in("December 3rd, 2027"), "2027-12-03");
    EXPECT_EQ(day_in("2026-12-09 at the latest"), "2026-12-09");
    EXPECT_EQ(day_in("in two weeks"), "2026-12-12");
    EXPECT_EQ(day_in("within 10 days"), "2026-12-08");
    EXPECT_EQ(day_in("by the end of the month"), "2026-11-30");
}

TEST(DayWords, without_a_year_mean_the_next_such_day) {
    EXPECT_EQ(day_in("5 January"), "2027-01-05");
    EXPECT_EQ(day_in("28 November"), "2026-11-28");
}

TEST(DayWords, that_name_no_day_give_none) {
    EXPECT_EQ(day_in("I may do it"), "none");
    EXPECT_EQ(day_in("soon"), "none");
    EXPECT_EQ(day_in("31 February"), "none");
    EXPECT_EQ(day_in(""), "none");
}

}  // namespace
}  // namespace tally::outbox
