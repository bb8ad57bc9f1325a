#include "rights/window.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include "base/local_time.h"

namespace tally::rights {
namespace {

using std::chrono::days;
using std::chrono::milliseconds;
using std::chrono::sys_days;

constexpr int count_max = 10'000;
constexpr std::array<std::pair<std::string_view, Unit>, 5> units{
    {{"hour", Unit::hours},
     {"day", Unit::days},
     {"business day", Unit::business_days},
     {"week", Unit::weeks},
     {"month", Unit::months}}};
constexpr std::array<std::string_view, 7> weekdays{"Monday", "Tuesday",  "Wednesday", "Thursday",
                                                   "Friday", "Saturday", "Sunday"};

// Takes the words off the end, or the start; false where they are not there.
bool take_end(std::string_view& text, std::string_view words) {
    if (!text.ends_with(words)) return false;
    text.remove_suffix(words.size());
    return true;
}
bool take(std::string_view& text, std::string_view words) {
    if (!text.starts_with(words)) return false;
    text.remove_prefix(words.size());
    return true;
}

// " UTC" or " local" at the end; nothing said is UTC.
bool take_zone(std::string_view& text) {
    if (take_end(text, " local")) return true;
    take_end(text, " UTC");
    return false;
}

std::optional<int> take_number(std::string_view& text) {
    int number = 0;
    auto const [rest, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc{} || number < 0) return std::nullopt;
    text.remove_prefix(static_cast<std::size_t>(rest - text.data()));
    return number;
}

std::optional<Unit> parse_unit(std::string_view text) {
    for (auto const& [name, unit] : units)
        if (take(text, name))
            return text.empty() || text == "s" ? std::optional{unit} : std::nullopt;
    return std::nullopt;
}

// "23:59"
std::optional<milliseconds> take_time(std::string_view& text) {
    if (text.size() < 5 || text[2] != ':') return std::nullopt;
    auto hours_text = text.substr(0, 2);
    auto minutes_text = text.substr(3, 2);
    auto const hours = take_number(hours_text);
    auto const minutes = take_number(minutes_text);
    if (!hours || !minutes || !hours_text.empty() || !minutes_text.empty()) return std::nullopt;
    if (*hours > 23 || *minutes > 59) return std::nullopt;
    text.remove_prefix(5);
    return std::chrono::hours{*hours} + std::chrono::minutes{*minutes};
}

std::optional<days> take_weekday(std::string_view& text) {
    for (std::size_t i = 0; i < weekdays.size(); ++i)
        if (take(text, weekdays.at(i))) return days{i};
    return std::nullopt;
}

bool is_business_day(Date date, Calendar const& calendar) {
    auto const weekday = std::chrono::weekday{sys_days{date}}.iso_encoding();
    return weekday <= 5 && std::ranges::find(calendar.holidays, date) == calendar.holidays.end();
}

Date add_business_days(Date date, int count, Calendar const& calendar) {
    for (auto day = sys_days{date}; count > 0;) {
        day += days{1};
        date = Date{day};
        if (is_business_day(date, calendar)) --count;
    }
    return date;
}

Date add_months(Date date, int count) {
    auto const month = date.year() / date.month() + std::chrono::months{count};
    auto const last = (month / std::chrono::last).day();
    return month / std::min(date.day(), last);
}

Date add(Date date, Length const& length, Calendar const& calendar) {
    switch (length.unit) {
        case Unit::hours: return date;  // handled by the caller
        case Unit::days: return Date{sys_days{date} + days{length.count}};
        case Unit::business_days: return add_business_days(date, length.count, calendar);
        case Unit::weeks: return Date{sys_days{date} + days{7} * length.count};
        case Unit::months: return add_months(date, length.count);
    }
    return date;  // bits that name no unit
}

std::string zone_of(bool local, Calendar const& calendar) { return local ? calendar.zone : "UTC"; }

}  // namespace

std::optional<Length> parse_length(std::string_view text) {
    Length length;
    length.local = take_zone(text);
    length.end_of_day = take_end(text, ", end of day");
    auto const count = take_number(text);
    if (!count || *count < 1 || *count > count_max || !take(text, " ")) return std::nullopt;
    auto const unit = parse_unit(text);
    if (!unit) return std::nullopt;
    length.count = *count;
    length.unit = *unit;
    return length;
}

std::optional<WeekPoint> parse_week_point(std::string_view text) {
    WeekPoint point;
    bool const second = take(text, "second ");
    if (take_end(text, " after the week"))
        point.weeks = second ? 2 : 1;
    else if (second || !take_end(text, " of the week"))
        return std::nullopt;
    point.local = take_zone(text);
    auto const day = take_weekday(text);
    if (!day || !take(text, " ")) return std::nullopt;
    auto const time = take_time(text);
    if (!time || !text.empty()) return std::nullopt;
    point.day = *day;
    point.since_midnight = *time;
    return point;
}

std::optional<Window> parse_window(std::string_view text) {
    if (auto const length = parse_length(text)) return Window{std::string{text}, *length};
    if (auto const point = parse_week_point(text)) return Window{std::string{text}, *point};
    return std::nullopt;
}

Instant after(Instant start, Length const& length, Calendar const& calendar) {
    auto const zone = zone_of(length.local, calendar);
    auto end = start + std::chrono::hours{length.unit == Unit::hours ? length.count : 0};
    if (length.unit != Unit::hours) {
        auto const [date, since_midnight] = local_time(start, zone);
        end = from_local({add(date, length, calendar), since_midnight}, zone);
    }
    return length.end_of_day ? end_of_day(local_date(end, zone), zone) : end;
}

Instant at(WeekPoint const& point, Date monday, Calendar const& calendar) {
    auto const day = sys_days{monday} + days{7} * point.weeks + point.day;
    return from_local({Date{day}, point.since_midnight}, zone_of(point.local, calendar));
}

}  // namespace tally::rights
