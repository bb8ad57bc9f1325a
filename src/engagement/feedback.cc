#include "engagement/feedback.h"

#include "engagement/fold.h"
#include "engagement/telling.h"

namespace tally::engagement {

std::string sealed_words(int stars, std::string const& text) {
    return std::to_string(stars) + "\n" + text;
}

void apply(State& state, Recorded const& recorded, FeedbackSealed const& fact) {
    auto& feedback = state.feedback.of(recorded.author);
    if (feedback.seal || feedback.given) return;
    feedback.seal = fact.digest;
    feedback.sealed = recorded.event.occurred;
}

void apply(State& state, Recorded const&, FeedbackKept const& fact) {
    if (!state.feedback.freelancer.kept) state.feedback.freelancer.kept = fact;
}

void apply(State& state, Recorded const& recorded, FeedbackGiven const& fact) {
    auto& feedback = state.feedback.of(recorded.author);
    if (feedback.given) return;
    feedback.given = fact;
    feedback.posted = recorded.event.occurred;
}

void apply(State& state, Recorded const& recorded, FeedbackReplied const& fact) {
    auto& feedback = state.feedback.of(recorded.author);
    if (feedback.replied) return;
    feedback.reply = fact.text;
    feedback.replied = recorded.event.occurred;
}

std::string tell(Telling const& telling, FeedbackSealed const&) {
    return telling.who() + " sealed feedback, not yet to be read";
}

std::string tell(Telling const& telling, FeedbackKept const& fact) {
    return telling.who() + " keeps sealed feedback with " + std::to_string(fact.stars) +
           " of 5 stars" + with_words(fact.text);
}

std::string tell(Telling const& telling, FeedbackGiven const& fact) {
    return telling.who() + " gave " + std::to_string(fact.stars) + " of 5 stars" +
           with_words(fact.text);
}

std::string tell(Telling const& telling, FeedbackReplied const& fact) {
    return telling.who() + " replied to the feedback" + with_words(fact.text);
}

}  // namespace tally::engagement
