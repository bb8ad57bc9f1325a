// What one line of a copied or printed conversation is.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "base/time.h"

namespace tally::chat {

// "2:05 PM", "14:05": the time of day, when the line is nothing else.
std::optional<std::chrono::minutes> clock_of_line(std::string_view line);
// "Monday, Mar 2, 2026", "Mar 2", "2 March 2026", "2026-03-02", "Today", "Yesterday"; a date
// without a year is the last one that is not behind `captured`.
std::optional<Date> date_of_line(std::string_view line, Date captured);

// "Ann Client 2:05 PM": who stands in front of a time at the end of the line.
struct NameAndClock {
    std::string name;
    std::chrono::minutes clock{};
};
std::optional<NameAndClock> name_and_clock_of_line(std::string_view line);

// Sentences that a platform writes into a conversation: "ended the contract".
bool is_platform_sentence(std::string_view line);

}  // namespace tally::chat
