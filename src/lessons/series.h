// Figures over time, for plots.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "lessons/moments.h"

namespace tally::lessons {

enum class Unit : std::uint8_t {
    money,    // minor units of the engagement's currency
    minutes,  //
    count,    //
};
inline constexpr std::array<std::string_view, 3> unit_names{"money", "minutes", "count"};
constexpr engagement::NameList names_of(Unit) { return {"unit", unit_names}; }

struct Point {
    Instant at;
    std::int64_t value = 0;
    bool operator==(Point const&) const = default;
};

struct Series {
    std::string id;     // "client-response"
    std::string title;  // "How long the client took to answer"
    Unit unit = Unit::count;
    // A line holds its value until the next point; else each point stands for itself.
    bool holds = false;
    std::vector<Point> points;  // in the order of time
    bool operator==(Series const&) const = default;
};

// Response times of both sides, money held, paid, open and exposed, wishes outside of the scope,
// hours by week. Series without anything but zeros are left out.
std::vector<Series> series_of(engagement::State const& state,
                              std::vector<engagement::Exchange> const& messages,
                              std::vector<Sample> const& samples, Instant until);

}  // namespace tally::lessons
