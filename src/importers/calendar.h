// What a calendar file (RFC 5545) says, by libical.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "importers/source.h"

namespace tally::importers {

struct CalendarClaims {
    std::string summary;  // of the first event, and how many more there are
    std::string organizer;
    std::optional<Instant> begins;
    std::string precision;      // of `begins`: day; empty: to the second
    std::vector<Claim> claims;  // attendees, place, the other events, a zone that was assumed
};
// Takes any bytes; an empty answer for what is no calendar. `zone` is that of times without one;
// the claims say when it was needed.
CalendarClaims calendar_claims(std::string_view bytes, std::string const& zone);

}  // namespace tally::importers
