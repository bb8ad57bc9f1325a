// The parts that health.h puts together; each adds what it found.
#pragma once

#include <string>
#include <vector>

#include "engagement/health.h"

namespace tally::engagement {

// What the parts of a check share: the state, the messages, the time and the list they add to.
struct HealthCheck {
    State const& state;
    std::vector<Exchange> const& messages;
    Instant now;
    std::vector<Signal> signals{};

    void say(std::string id, Signal::Weight weight, std::string text, std::string advice,
             std::vector<std::string> evidence = {}, std::optional<Money> money = std::nullopt);
    std::string day(Instant at) const;  // in the engagement's zone
};

// How they talk: answers, check-ins, questions.
void judge_talk(HealthCheck& check);
// Work that runs ahead of money or of the agreement.
void judge_work(HealthCheck& check);
// Invoices and what is not in hand.
void judge_money(HealthCheck& check);
// Duties of both sides, and the papers that a case will need.
void judge_papers(HealthCheck& check);

// A wish outside of the scope that no change order answers.
bool is_unpriced(State const& state, ScopeRequest const& request);

// How far work is done that nobody has paid yet: submitted or delivered, and not all released.
Money done_and_unpaid(State const& state, Milestone const& milestone);

}  // namespace tally::engagement
