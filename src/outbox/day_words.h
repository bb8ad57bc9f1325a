// Days as people say them, in English.
#pragma once

#include <optional>
#include <string_view>

#include "base/time.h"

namespace tally::outbox {

// The first day that is named: "by Friday", "tomorrow", "3 May", "May 3rd", "2026-05-03", "in two
// weeks", "end of the month". `said`: the day on which it was said; a weekday is the next one, and
// a day without a year the next such day. nullopt where none is named, or no such day exists.
std::optional<Date> named_day(std::string_view text, Date said);

}  // namespace tally::outbox
