#include "lessons/retrospective.h"

#include <algorithm>

namespace tally::lessons {

Retrospective look_back(engagement::State const& state,
                        std::vector<engagement::Exchange> const& messages, Instant now) {
    Retrospective back{};
    back.outcome = outcome_of(state, now);
    back.until = state.ended ? std::min(state.ended->occurred, now) : now;
    auto const samples = samples_of(state, messages, back.until);
    back.events = main_events(state, now);
    back.signals = first_signals(state, messages, samples);
    back.series = series_of(state, messages, samples, back.until);
    back.costs = costs_of(state);
    back.questions = questions_for(state, back.outcome, back.signals);
    if (state.ended && !back.signals.empty())
        back.warned = std::chrono::floor<std::chrono::days>(back.until - back.signals.front().at);
    return back;
}

}  // namespace tally::lessons
