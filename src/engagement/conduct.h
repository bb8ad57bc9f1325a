// What platforms punish: contact before the contract, asking for money outside of the platform,
// trading feedback, and threatening with it. By the rules of packs/tone that came with the program,
// whatever packs of their own a vault has.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace tally::engagement {

struct State;

// Something happened that only a running contract has: before it, platforms forbid any contact that
// does not go through them.
bool has_started(State const& state);
// False where the platform forbids mail to the client, as the contract has not started.
bool may_write_letters(State const& state);

// The words that ask for payment outside of the platform: "pay me by PayPal". Even asking is a
// violation (https://support.upwork.com/hc/en-us/articles/360052511133-Circumvention).
std::optional<std::string> asks_off_platform(std::string_view text);

// The words that offer or demand feedback for something else, or threaten with it: "5 stars if you"
// (https://community.upwork.com/t5/Freelancers/Account-suspended/td-p/994929).
std::optional<std::string> bargains_over_feedback(std::string_view text);

}  // namespace tally::engagement
