#include "chat/wall_clock.h"

namespace tally::chat {

using std::chrono::hours;
using std::chrono::sys_days;

WallClock::Hour WallClock::hour_of(LocalTime const& time) {
    constexpr std::size_t kept_max = 100'000;
    auto const whole = std::chrono::floor<hours>(time.since_midnight);
    auto const key = std::pair{sys_days{time.date}, std::int64_t{whole.count()}};
    if (auto const found = hours_.find(key); found != hours_.end()) return found->second;
    auto const begin = from_local({time.date, whole}, zone_);
    auto const again = local_time(begin + hours{1}, zone_);
    Hour const hour{begin, again.date == time.date && again.since_midnight == whole};
    if (hours_.size() >= kept_max) hours_.clear();
    hours_.emplace(key, hour);
    return hour;
}

Instant WallClock::instant_of(LocalTime const& time) {
    auto const hour = hour_of(time);
    auto at = hour.begin + (time.since_midnight - std::chrono::floor<hours>(time.since_midnight));
    if (hour.twice) {
        ++twice_;
        if (before_ && at < *before_ && at + hours{1} >= *before_) at += hours{1};
        last_twice_ = at;
    }
    before_ = at;
    return at;
}

}  // namespace tally::chat
