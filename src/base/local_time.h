// What clocks in a zone show at an instant, and back.
#pragma once

#include <chrono>
#include <string>

#include "base/time.h"

namespace tally {

struct LocalTime {
    Date date{};
    std::chrono::milliseconds since_midnight{};  // as clocks show it, not as it passed
};

// Zones must have passed check_zone.
LocalTime local_time(Instant at, std::string const& zone);
// Where clocks are set back, the first of the two instants; what they skip when they are set
// forward is the end of the gap.
Instant from_local(LocalTime const& time, std::string const& zone);

// What people write, as parse_instant reads it; a time that names no zone is one of this zone, and
// a date alone is its first moment there.
Result<Instant> parse_instant_in(std::string_view text, std::string const& zone);

}  // namespace tally
