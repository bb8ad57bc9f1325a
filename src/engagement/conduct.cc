#include "engagement/conduct.h"

#include <algorithm>

#include "engagement/state.h"
#include "tone/check.h"

namespace tally::engagement {

bool has_started(State const& state) {
    auto const* const terms = state.terms();
    return (terms != nullptr && terms->in_force()) || !state.weeks.empty() ||
           std::ranges::any_of(state.milestones, [](Milestone const& milestone) {
               return milestone.funded.minor > 0 || milestone.released.minor > 0;
           });
}

bool may_write_letters(State const& state) {
    return !has_platform(state.engagement.type) || has_started(state);
}

std::optional<std::string> asks_off_platform(std::string_view text) {
    return tone::words_against("off-platform-payment", text);
}

std::optional<std::string> bargains_over_feedback(std::string_view text) {
    auto words = tone::words_against("feedback-bargain", text);
    return words ? words : tone::words_against("review-threat", text);
}

}  // namespace tally::engagement
