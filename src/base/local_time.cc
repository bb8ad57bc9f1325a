#include "base/local_time.h"

#include <date/date.h>
#include <date/tz.h>

#include "base/check.h"

namespace tally {

LocalTime local_time(Instant at, std::string const& zone) {
    auto const local = date::make_zoned(date::locate_zone(zone), at).get_local_time();
    auto const days = date::floor<date::days>(local);
    return {Date{std::chrono::sys_days{std::chrono::days{days.time_since_epoch().count()}}},
            local - days};
}

Instant from_local(LocalTime const& time, std::string const& zone) {
    TALLY_CHECK(time.date.ok());
    auto const midnight = std::chrono::sys_days{time.date}.time_since_epoch();
    date::local_time<std::chrono::milliseconds> const local{midnight + time.since_midnight};
    return date::locate_zone(zone)->to_sys(local, date::choose::earliest);
}

Result<Instant> parse_instant_in(std::string_view text, std::string const& zone) {
    auto const at = TRY(parse_instant(text));
    constexpr std::size_t behind_the_date = 10;
    bool const names_zone = text.find_first_of("Zz+-", behind_the_date) != text.npos;
    return names_zone ? at : from_local(local_time(at, "UTC"), zone);
}

}  // namespace tally
