#include "engagement/checkin.h"

#include "engagement/fold.h"
#include "engagement/numbered.h"
#include "engagement/recurrence.h"
#include "engagement/telling.h"

namespace tally::engagement {

void apply(State& state, Recorded const&, CheckinPlanned const& fact) {
    state.checkin_plan = CheckinPlan{fact.rule, fact.from, fact.note};
}

void apply(State& state, Recorded const& recorded, CheckinSent const& fact) {
    if (find_numbered(state.checkins, fact.checkin) != nullptr) return;
    auto const at = recorded.event.occurred;
    add_numbered(state.checkins, Checkin{.number = fact.checkin,
                                         .via = fact.via,
                                         .text = fact.text,
                                         .occurred = at,
                                         .acknowledged = {},
                                         .claimed = false});
    for (auto const& question : fact.questions)
        state.questions.push_back({.number = next_number(state.questions),
                                   .text = question,
                                   .checkin = fact.checkin,
                                   .asked = at,
                                   .answered = {},
                                   .answer = {}});
}

void apply(State& state, Recorded const& recorded, CheckinAcknowledged const& fact) {
    auto* checkin = find_numbered(state.checkins, fact.checkin);
    if (checkin == nullptr || (checkin->acknowledged && !checkin->claimed)) return;
    checkin->claimed = recorded.claimed();
    if (!checkin->acknowledged) checkin->acknowledged = recorded.event.occurred;
}

void apply(State& state, Recorded const& recorded, QuestionAnswered const& fact) {
    auto* question = find_numbered(state.questions, fact.question);
    if (question == nullptr || question->answered) return;
    question->answered = recorded.event.occurred;
    question->answer = fact.answer;
}

std::string tell(Telling const&, CheckinPlanned const& fact) {
    return "Check-ins are planned, " + recurrence_text(fact.rule) + " from " + day_text(fact.from) +
           " on" + with_words(fact.note);
}

std::string tell(Telling const& telling, CheckinSent const& fact) {
    auto const count = fact.questions.size();
    auto const questions =
        count == 0 ? std::string{}
                   : ", with " + std::to_string(count) + (count == 1 ? " question" : " questions");
    return telling.who() + " sent check-in " + std::to_string(fact.checkin) + " " +
           by_way_of(fact.via) + questions + with_words(fact.text);
}

std::string tell(Telling const& telling, CheckinAcknowledged const& fact) {
    return telling.who() + " acknowledged check-in " + std::to_string(fact.checkin) +
           with_words(fact.how);
}

std::string tell(Telling const& telling, QuestionAnswered const& fact) {
    return telling.who() + " answered question " + std::to_string(fact.question) +
           with_words(fact.answer);
}

}  // namespace tally::engagement
