// Words that platforms punish: asking for money outside of the platform, and trading feedback.
// Rules of English words, each of which says what it found.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace tally::engagement {

// The words that ask for payment outside of the platform: "bank transfer", "PayPal". Even asking is
// a violation (https://support.upwork.com/hc/en-us/articles/360052511133-Circumvention).
std::optional<std::string> asks_off_platform(std::string_view text);

// The words that offer or demand feedback for something else: "5 stars if", "or I will leave a bad
// review" (https://community.upwork.com/t5/Freelancers/Account-suspended/td-p/994929).
std::optional<std::string> bargains_over_feedback(std::string_view text);

}  // namespace tally::engagement
