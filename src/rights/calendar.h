// Deadlines as a calendar (RFC 5545), for whatever calendar a person looks at every day.
#pragma once

#include <string>
#include <vector>

#include "rights/deadlines.h"

namespace tally::rights {

struct CalendarOf {
    std::string engagement;  // its title
    std::string ledger;      // its id: what makes the events' ids stable and unique
};

// One event a deadline, at the instant at which it ends, in UTC, with an alarm for each of
// alarms_of. The id of an event follows from the ledger, the rule, the topic and the begin of the
// window, so that an export later moves or cancels the event of an earlier one. What is met is
// cancelled. `now` is written as the time of the export.
std::string calendar(CalendarOf const& of, std::vector<Deadline> const& deadlines, Instant now);

}  // namespace tally::rights
