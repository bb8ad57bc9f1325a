// What people's clocks showed, as instants: for exports that write local times without a zone.
#pragma once

#include <chrono>
#include <map>
#include <optional>
#include <string>

#include "base/local_time.h"

namespace tally::chat {

// Turns local times of one zone into instants. Where clocks were set back a time comes twice: then
// the one that does not lie in front of what was asked before is taken, and `twice` counts it.
class WallClock {
public:
    explicit WallClock(std::string zone) : zone_{std::move(zone)} {}

    Instant instant_of(LocalTime const& time);
    std::size_t twice() const { return twice_; }
    Instant last_twice() const { return last_twice_; }

private:
    struct Hour {
        Instant begin;
        bool twice = false;  // clocks showed this hour two times
    };
    Hour hour_of(LocalTime const& time);

    std::string zone_;
    std::map<std::pair<std::chrono::sys_days, std::int64_t>, Hour> hours_;  // many messages an hour
    std::optional<Instant> before_;
    std::size_t twice_ = 0;
    Instant last_twice_;
};

}  // namespace tally::chat
