// Which hours of a week the platform's payment protection would cover, and until when the week can
// be edited. Source:
// https://support.upwork.com/hc/en-us/articles/211068288-Hourly-Payment-Protection and
// https://support.upwork.com/hc/en-us/articles/211063698-Weekly-Billing-Cycle. It informs and is no
// promise of the platform.
#pragma once

#include <string>
#include <vector>

#include "base/time.h"
#include "engagement/hours.h"
#include "engagement/state.h"

namespace tally::engagement {

struct SegmentForecast {
    Segment segment;
    bool is_protected = false;         // all of its minutes
    std::vector<std::string> reasons;  // why not, or why not all of it
    bool operator==(SegmentForecast const&) const = default;
};

struct WeekForecast {
    Date monday{};
    Instant edit_until;         // Monday 11:59 UTC after the week; it is invoiced at noon
    bool can_edit = false;      // the week has begun, and neither that time nor the contract ended
    int protected_minutes = 0;  // includes the part of a segment that lies within the limit
    int unprotected_minutes = 0;  // includes logged minutes whose segments are not known here
    std::vector<SegmentForecast> segments;  // by their start
    std::vector<std::string> assumptions;   // what cannot be known here, and was taken for granted
    bool operator==(WeekForecast const&) const = default;
};

// A week without work has no segments. Not protected: time entered by hand, missing and vague
// memos, minutes over the weekly limit (counted in the order of the work), and everything on an
// engagement that is not `upwork-hourly`.
WeekForecast forecast(State const& state, Date monday, Instant now);

}  // namespace tally::engagement
