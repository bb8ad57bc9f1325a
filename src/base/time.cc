#include "base/time.h"

#include <date/date.h>
#include <date/tz.h>

#include <cstdio>
#include <optional>
#include <stdexcept>

#include "base/check.h"

namespace tally {
namespace {

using std::chrono::milliseconds;

// Exactly `count` decimal digits at `at`.
std::optional<int> digits(std::string_view text, std::size_t at, std::size_t count) {
    if (at + count > text.size()) return std::nullopt;
    int value = 0;
    for (auto c : text.substr(at, count)) {
        if (c < '0' || c > '9') return std::nullopt;
        value = value * 10 + (c - '0');
    }
    return value;
}

std::optional<Date> read_date(std::string_view text) {
    auto const year = digits(text, 0, 4);
    auto const month = digits(text, 5, 2);
    auto const day = digits(text, 8, 2);
    if (!year || !month || !day || text[4] != '-' || text[7] != '-') return std::nullopt;
    Date const date{std::chrono::year{*year}, std::chrono::month{static_cast<unsigned>(*month)},
                    std::chrono::day{static_cast<unsigned>(*day)}};
    return date.ok() ? std::optional{date} : std::nullopt;
}

// hh:mm[:ss[.fraction]]; moves `at` behind it.
std::optional<milliseconds> read_time_of_day(std::string_view text, std::size_t& at) {
    auto const hour = digits(text, at, 2);
    auto const minute = digits(text, at + 3, 2);
    if (!hour || !minute || text[at + 2] != ':' || *hour > 23 || *minute > 59) return std::nullopt;
    auto time = milliseconds{std::chrono::hours{*hour} + std::chrono::minutes{*minute}};
    at += 5;
    if (at >= text.size() || text[at] != ':') return time;
    auto const second = digits(text, at + 1, 2);
    if (!second || *second > 59) return std::nullopt;
    time += std::chrono::seconds{*second};
    at += 3;
    if (at >= text.size() || text[at] != '.') return time;
    int scale = 100;
    std::size_t const first = ++at;
    for (; at < text.size() && digits(text, at, 1); ++at, scale /= 10)
        time += milliseconds{*digits(text, at, 1) * scale};
    return at > first ? std::optional{time} : std::nullopt;
}

// Z, z, +hh:mm, -hh:mm or +hhmm; nothing may follow.
std::optional<std::chrono::minutes> read_offset(std::string_view text) {
    if (text == "Z" || text == "z" || text.empty()) return std::chrono::minutes{0};
    bool const colon = text.size() == 6 && text[3] == ':';
    if (text.size() != 5 && !colon) return std::nullopt;
    auto const hour = digits(text, 1, 2);
    auto const minute = digits(text, colon ? 4 : 3, 2);
    if (!hour || !minute || *hour > 23 || *minute > 59) return std::nullopt;
    auto const offset = std::chrono::hours{*hour} + std::chrono::minutes{*minute};
    if (text[0] == '+') return offset;
    if (text[0] == '-') return -offset;
    return std::nullopt;
}

date::zoned_time<milliseconds> zoned(Instant at, std::string const& zone) {
    return date::make_zoned(date::locate_zone(zone), at);
}

}  // namespace

std::string format_instant(Instant at) {
    auto const day = std::chrono::floor<std::chrono::days>(at);
    std::chrono::hh_mm_ss const time{at - day};
    char text[48];
    std::snprintf(text, sizeof text, "%sT%02d:%02d:%02d.%03dZ", format_date(Date{day}).c_str(),
                  static_cast<int>(time.hours().count()), static_cast<int>(time.minutes().count()),
                  static_cast<int>(time.seconds().count()),
                  static_cast<int>(time.subseconds().count()));
    return text;
}

Result<Instant> parse_instant_strict(std::string_view text) {
    auto const at = TRY(parse_instant(text));
    // What parses in this layout has three digits of fraction and no offset: its one writing.
    constexpr std::size_t instant_bytes = 24;
    if (text.size() != instant_bytes || text[10] != 'T' || text[16] != ':' || text[19] != '.' ||
        text[23] != 'Z')
        return fail(Code::invalid_input, "not an instant as 2026-11-22T10:00:00.123Z");
    return at;
}

Result<Instant> parse_instant(std::string_view text) {
    auto const error = [&] {
        return fail(Code::invalid_input, "not a time: " + std::string{text},
                    "write it as 2026-11-22T10:00:00Z or 2026-11-22T11:00+01:00");
    };
    if (text.size() < 10) return error();
    auto const date = read_date(text.substr(0, 10));
    if (!date) return error();
    auto const midnight = std::chrono::sys_days{*date};
    if (text.size() == 10) return Instant{midnight};
    if (text[10] != 'T' && text[10] != 't' && text[10] != ' ') return error();
    std::size_t at = 11;
    auto const time = read_time_of_day(text, at);
    if (!time) return error();
    auto const offset = read_offset(text.substr(at));
    if (!offset) return error();
    return Instant{midnight + *time - *offset};
}

std::string format_date(Date date) {
    char text[32];
    std::snprintf(text, sizeof text, "%04d-%02u-%02u", static_cast<int>(date.year()),
                  static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
    return text;
}

Result<Date> parse_date(std::string_view text) {
    auto const date = text.size() == 10 ? read_date(text) : std::nullopt;
    if (!date)
        return fail(Code::invalid_input, "not a date: " + std::string{text},
                    "write it as 2026-11-22");
    return *date;
}

Result<void> check_zone(std::string const& zone) {
    try {
        (void)date::locate_zone(zone);
        return {};
    } catch (std::runtime_error const&) {  // the only way the library says "unknown"
        return fail(Code::invalid_input, "unknown time zone: " + zone,
                    "use an IANA name such as Europe/Berlin or America/New_York");
    }
}

std::string format_local(Instant at, std::string const& zone) {
    return date::format(
               "%e %b %Y, %H:%M %Z",
               date::make_zoned(date::locate_zone(zone), date::floor<std::chrono::minutes>(at)))
        .substr(local_date(at, zone).day() < std::chrono::day{10} ? 1 : 0);
}

std::string format_local_date(Instant at, std::string const& zone) {
    auto const text = format_local(at, zone);
    return text.substr(0, text.find(','));
}

Date local_date(Instant at, std::string const& zone) {
    auto const local = zoned(at, zone).get_local_time();
    auto const days = date::floor<date::days>(local).time_since_epoch();
    return Date{std::chrono::sys_days{std::chrono::days{days.count()}}};
}

Instant end_of_day(Date date, std::string const& zone) {
    TALLY_CHECK(date.ok());
    auto const next = std::chrono::sys_days{date} + std::chrono::days{1};
    date::local_time<milliseconds> const midnight{next.time_since_epoch()};
    auto const* where = date::locate_zone(zone);
    return where->to_sys(midnight, date::choose::earliest) - milliseconds{1};
}

}  // namespace tally
