// Dates as statements write them.
#pragma once

#include <optional>
#include <string_view>

#include "base/time.h"

namespace tally::statements {

// What a mapping calls them: "yyyy-mm-dd", "dd.mm.yyyy", "dd/mm/yyyy", "mm/dd/yyyy",
// "mmm d, yyyy" (Sep 8, 2026).
enum class DateForm : std::uint8_t {
    year_first,
    day_first,
    month_first,
    month_name,
};
std::optional<DateForm> parse_date_form(std::string_view name);
// What follows the date (a time) is passed over. Two digits of a year are of this century.
std::optional<Date> parse_date_text(std::string_view text, DateForm form);

}  // namespace tally::statements
