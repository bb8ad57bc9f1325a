// Windows: how long a rule's clock runs. Written as people say it, parsed once, and computed in the
// zone that the rule means (docs/formats/rights-pack.md has the grammar).
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/time.h"

namespace tally::rights {

enum class Unit : std::uint8_t {
    hours,
    days,           // 24 hours in UTC; in a zone, to the same time of day there
    business_days,  // Monday to Friday without holidays, to the same time of day
    weeks,
    months,  // to the same day of the month, or to its last
};

// "14 days", "5 business days local", "14 days, end of day UTC"
struct Length {
    int count = 0;
    Unit unit = Unit::days;
    bool end_of_day = false;  // its last millisecond
    bool local = false;       // days as the engagement's zone has them, else as UTC has them
    bool operator==(Length const&) const = default;
};

// "Friday 23:59 UTC after the week": a time in the week that an event speaks of, or in one behind
// it. Weeks run from Monday to Sunday.
struct WeekPoint {
    int weeks = 0;            // 0: of the week; 1: after it; 2: the second after it
    std::chrono::days day{};  // since Monday
    std::chrono::milliseconds since_midnight;  // a time of day
    bool local = false;
    bool operator==(WeekPoint const&) const = default;
};

struct Window {
    std::string text;  // as it was written
    std::variant<Length, WeekPoint> end;
    bool operator==(Window const&) const = default;
};

// What windows are counted in.
struct Calendar {
    std::string zone;            // of the engagement; must have passed check_zone
    std::vector<Date> holidays;  // no business days
};

// Nothing where the text is no window.
std::optional<Length> parse_length(std::string_view text);
std::optional<WeekPoint> parse_week_point(std::string_view text);
std::optional<Window> parse_window(std::string_view text);

// Never before the start, and for a greater count of the same unit never earlier.
Instant after(Instant start, Length const& length, Calendar const& calendar);
Instant at(WeekPoint const& point, Date monday, Calendar const& calendar);

}  // namespace tally::rights
