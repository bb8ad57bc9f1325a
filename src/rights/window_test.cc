#include "rights/window.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <array>

namespace tally::rights {
namespace {

Instant instant(std::string_view text) { return parse_instant(text).value(); }

std::string ends(std::string_view start, std::string_view window, Calendar const& calendar) {
    auto const length = parse_length(window);
    return length ? format_instant(after(instant(start), *length, calendar)) : "no window";
}
std::string ends(std::string_view start, std::string_view window) {
    return ends(start, window, {"UTC", {}});
}
Calendar const berlin{"Europe/Berlin", {}};

TEST(Window, days_are_24_hours_in_utc_and_keep_the_time_of_day_in_a_zone) {
    EXPECT_EQ(ends("2026-10-24T10:00:00Z", "2 days", berlin), "2026-10-26T10:00:00.000Z");
    // Clocks go back on 25 October 2026: 12:00 CEST is 10:00 UTC, 12:00 CET is 11:00 UTC.
    EXPECT_EQ(ends("2026-10-24T10:00:00Z", "2 days local", berlin), "2026-10-26T11:00:00.000Z");
    EXPECT_EQ(ends("2026-10-24T10:00:00Z", "48 hours local", berlin), "2026-10-26T10:00:00.000Z");
}

TEST(Window, an_hour_that_clocks_skip_ends_where_the_gap_ends) {
    // 02:30 does not exist in Berlin on 28 March 2027.
    EXPECT_EQ(ends("2027-03-27T01:30:00Z", "1 day local", berlin), "2027-03-28T01:00:00.000Z");
}

TEST(Window, months_end_on_the_same_day_or_on_the_last) {
    EXPECT_EQ(ends("2027-01-31T10:00:00Z", "1 month"), "2027-02-28T10:00:00.000Z");
    EXPECT_EQ(ends("2028-01-31T10:00:00Z", "1 month"), "2028-02-29T10:00:00.000Z");
    EXPECT_EQ(ends("2028-02-29T10:00:00Z", "12 months"), "2029-02-28T10:00:00.000Z");
    EXPECT_EQ(ends("2026-11-22T10:00:00Z", "24 months"), "2028-11-22T10:00:00.000Z");
}

TEST(Window, business_days_leave_out_weekends_and_holidays) {
    // Friday 20 November 2026.
    EXPECT_EQ(ends("2026-11-20T10:00:00Z", "1 business day"), "2026-11-23T10:00:00.000Z");
    EXPECT_EQ(ends("2026-11-21T10:00:00Z", "5 business days"), "2026-11-27T10:00:00.000Z");
    Calendar const thanksgiving{"UTC", {parse_date("2026-11-26").value()}};
    EXPECT_EQ(ends("2026-11-20T10:00:00Z", "5 business days", thanksgiving),
              "2026-11-30T10:00:00.000Z");
    // Sunday 23:30 UTC is Monday in Berlin.
    EXPECT_EQ(ends("2026-11-22T23:30:00Z", "1 business day"), "2026-11-23T23:30:00.000Z");
    EXPECT_EQ(ends("2026-11-22T23:30:00Z", "1 business day local", berlin),
              "2026-11-23T23:30:00.000Z");
}

TEST(Window, the_end_of_the_day_is_that_of_the_zone) {
    EXPECT_EQ(ends("2026-11-20T23:30:00Z", "1 day, end of day UTC", berlin),
              "2026-11-21T23:59:59.999Z");
    EXPECT_EQ(ends("2026-11-20T23:30:00Z", "1 day, end of day local", berlin),
              "2026-11-22T22:59:59.999Z");
}

TEST(Window, points_of_the_week_count_from_its_monday) {
    auto const monday = parse_date("2026-11-16").value();
    auto const point = [&](std::string_view text, Calendar const& calendar) {
        return format_instant(at(parse_week_point(text).value(), monday, calendar));
    };
    EXPECT_EQ(point("Saturday 12:00 UTC of the week", berlin), "2026-11-21T12:00:00.000Z");
    EXPECT_EQ(point("Friday 23:59 UTC after the week", berlin), "2026-11-27T23:59:00.000Z");
    EXPECT_EQ(point("second Wednesday 23:59 local after the week", berlin),
              "2026-12-02T22:59:00.000Z");
}

TEST(Window, what_is_no_window_is_refused) {
    for (auto const* text :
         {"", "days", "0 days", "-1 days", "14", "14days", "14 moons", "14 days later",
          "99999 days", "14 days, end of week", "Friday", "Friday 24:00 UTC after the week",
          "Friday 23:60 UTC after the week", "Friday 23:59 UTC",
          "second Friday 23:59 UTC of the week", "Caturday 10:00 UTC after the week",
          "Friday +1:00 UTC after the week"})
        EXPECT_FALSE(parse_window(text)) << text;
}

// ---- properties

template <typename Number>
Number any_of(Number begin, Number end) {
    return *rc::gen::resize(rc::kNominalSize, rc::gen::inRange(begin, end));
}

Calendar any_calendar() {
    constexpr std::array<char const*, 5> zones{"UTC", "Europe/Berlin", "America/New_York",
                                               "Pacific/Apia", "Australia/Lord_Howe"};
    Calendar calendar{zones.at(any_of<std::size_t>(0, zones.size())), {}};
    for (int i = any_of(0, 5); i > 0; --i)
        calendar.holidays.emplace_back(
            std::chrono::sys_days{std::chrono::days{any_of(18'000, 24'000)}});
    return calendar;
}

Instant any_instant() {  // 2019 to 2035, across leap days and changes of clocks
    return Instant{std::chrono::minutes{any_of<std::int64_t>(25'800'000, 34'700'000)}};
}

Length any_length() {
    return {.count = any_of(1, 400),
            .unit = static_cast<Unit>(any_of(0, 5)),
            .end_of_day = any_of(0, 2) == 1,
            .local = any_of(0, 2) == 1};
}

TEST(WindowProperty, nothing_is_due_before_it_starts) {
    EXPECT_TRUE(rc::check([] {
        auto const start = any_instant();
        RC_ASSERT(after(start, any_length(), any_calendar()) >= start);
    }));
}

TEST(WindowProperty, a_longer_window_never_ends_earlier) {
    EXPECT_TRUE(rc::check([] {
        auto const start = any_instant();
        auto const calendar = any_calendar();
        auto const length = any_length();
        auto longer = length;
        longer.count += any_of(1, 50);
        RC_ASSERT(after(start, length, calendar) <= after(start, longer, calendar));
    }));
}

TEST(WindowProperty, business_days_end_on_one_and_never_before_calendar_days) {
    EXPECT_TRUE(rc::check([] {
        auto const start = any_instant();
        auto const calendar = any_calendar();
        auto const count = any_of(1, 100);
        auto const end = after(start, {.count = count, .unit = Unit::business_days}, calendar);
        auto const day = std::chrono::floor<std::chrono::days>(end);
        RC_ASSERT(std::chrono::weekday{day}.iso_encoding() <= 5U);
        RC_ASSERT(std::ranges::find(calendar.holidays, Date{day}) == calendar.holidays.end());
        RC_ASSERT(end >= after(start, {.count = count, .unit = Unit::days}, calendar));
    }));
}

TEST(WindowProperty, the_end_of_a_day_lies_in_the_zones_day) {
    EXPECT_TRUE(rc::check([] {
        auto const start = any_instant();
        auto const calendar = any_calendar();
        Length length{.count = any_of(1, 60), .unit = Unit::days, .local = true};
        auto const plain = after(start, length, calendar);
        length.end_of_day = true;
        auto const end = after(start, length, calendar);
        RC_ASSERT(local_date(end, calendar.zone) == local_date(plain, calendar.zone));
        RC_ASSERT(local_date(end + std::chrono::milliseconds{1}, calendar.zone) !=
                  local_date(plain, calendar.zone));
    }));
}

}  // namespace
}  // namespace tally::rights
