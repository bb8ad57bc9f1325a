// Days on which something recurs, by the rule of RFC 5545, section 3.3.10. Behind it stands
// libical.
#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "base/time.h"

namespace tally::engagement {

// The first `count` days of "FREQ=WEEKLY;INTERVAL=2;BYDAY=FR" from `from` on, `from` included where
// the rule holds on it. invalid_input for what is no rule, for one that recurs more often than
// daily, and for one that never comes.
Result<std::vector<Date>> occurrences(std::string const& rule, Date from, std::size_t count);

// The days on or before `to`; at most 5,000.
Result<std::vector<Date>> occurrences_until(std::string const& rule, Date from, Date to);

// "every second Friday", "every working day", "on the last Friday of the month"; a rule that says
// more than that, or is none, as it stands.
std::string recurrence_text(std::string const& rule);

}  // namespace tally::engagement
