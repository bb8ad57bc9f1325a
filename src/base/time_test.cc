#include "base/time.h"

#include <gtest/gtest.h>

#include "base/local_time.h"

namespace tally {
namespace {

Instant at(std::string_view text) { return parse_instant(text).value(); }

TEST(Time, writes_instants_in_utc_with_milliseconds) {
    EXPECT_EQ(format_instant(at("2026-11-22T10:00:00.123Z")), "2026-11-22T10:00:00.123Z");
    EXPECT_EQ(format_instant(at("2026-11-22T11:00:00+01:00")), "2026-11-22T10:00:00.000Z");
    EXPECT_EQ(format_instant(at("2026-11-22 11:00+0100")), "2026-11-22T10:00:00.000Z");
    EXPECT_EQ(format_instant(at("2026-11-22")), "2026-11-22T00:00:00.000Z");
}

TEST(Time, refuses_what_is_no_time) {
    for (auto const* text : {"", "2026", "2026-13-01", "2026-02-29", "2026-11-22T24:00Z",
                             "2026-11-22T10:60Z", "2026-11-22T10:00:00.Z", "2026-11-22T10:00+1",
                             "2026-11-22T10:00Zjunk", "22.11.2026", "2026-11-22T1"})
        EXPECT_FALSE(parse_instant(text).has_value()) << text;
}

TEST(Time, the_strict_reader_accepts_only_what_the_writer_writes) {
    EXPECT_TRUE(parse_instant_strict("2026-11-22T10:00:00.000Z").has_value());
    for (auto const* text : {"2026-11-22T10:00:00Z", "2026-11-22T10:00:00.000z",
                             "2026-11-22T10:00:00.0001Z", "2026-11-22T10:00:00.000+00:00"})
        EXPECT_FALSE(parse_instant_strict(text).has_value()) << text;
}

TEST(Time, what_names_no_zone_is_read_in_the_one_of_the_vault) {
    auto const in_new_york = [](std::string_view text) {
        return format_instant(parse_instant_in(text, "America/New_York").value());
    };
    EXPECT_EQ(in_new_york("2026-11-25T20:00"), "2026-11-26T01:00:00.000Z");
    EXPECT_EQ(in_new_york("2026-11-01"), "2026-11-01T04:00:00.000Z");
    EXPECT_EQ(in_new_york("2026-11-25T20:00Z"), "2026-11-25T20:00:00.000Z");
    EXPECT_EQ(in_new_york("2026-11-25 20:00-03:00"), "2026-11-25T23:00:00.000Z");
    EXPECT_FALSE(parse_instant_in("yesterday", "America/New_York"));
}

TEST(Time, shows_local_time_with_its_zone) {
    EXPECT_EQ(format_local(at("2026-12-02T17:00:00Z"), "Europe/Berlin"), "2 Dec 2026, 18:00 CET");
    EXPECT_EQ(format_local(at("2026-07-12T17:00:00Z"), "America/New_York"),
              "12 Jul 2026, 13:00 EDT");
    EXPECT_FALSE(check_zone("Mars/Olympus").has_value());
}

TEST(Time, a_date_ends_with_the_day_of_its_zone_also_across_a_clock_change) {
    auto const date = parse_date("2026-03-29").value();  // clocks go forward in Berlin
    EXPECT_EQ(format_instant(end_of_day(date, "Europe/Berlin")), "2026-03-29T21:59:59.999Z");
    EXPECT_EQ(format_instant(end_of_day(date, "UTC")), "2026-03-29T23:59:59.999Z");
    EXPECT_EQ(format_date(local_date(at("2026-03-28T23:30:00Z"), "Europe/Berlin")), "2026-03-29");
}

}  // namespace
}  // namespace tally
