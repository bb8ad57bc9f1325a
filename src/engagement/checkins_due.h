// Which check-ins the plan asks for and which were sent, the questions that wait, and since when
// the client is silent.
#pragma once

#include <chrono>
#include <optional>
#include <vector>

#include "base/time.h"
#include "engagement/exchange.h"
#include "engagement/state.h"

namespace tally::engagement {

// A check-in that goes out so long after the end of its day still counts for that day, unless the
// very next day is a planned one as well.
inline constexpr std::chrono::hours checkin_tolerance{24};

struct DueCheckin {
    Instant due;                 // the end of its day in the engagement's zone
    std::optional<int> sent_as;  // number of the check-in that was sent for it
    bool missed = false;         // nothing was sent, and the tolerance is over
    bool operator==(DueCheckin const&) const = default;
};

// From the newest plan: every day up to `now`, and the next one. A check-in counts for the planned
// day that it was sent on or before; within the tolerance, for the one before it that had none.
// Days after the end of the contract are not planned. Empty without a plan.
std::vector<DueCheckin> checkins_due(State const& state, Instant now);

struct OpenQuestion {
    Question question;
    std::chrono::milliseconds waits{};
    bool operator==(OpenQuestion const&) const = default;
};

// Asked by then and not answered by then; the longest wait first.
std::vector<OpenQuestion> open_questions(State const& state, Instant now);

// When we first asked something that the client left without any reaction since: a message, a
// check-in, a submission, a delivery, an invoice, a change order, an agreement to sign. Nothing
// where the client acted or wrote last, or nothing was asked.
std::optional<Instant> silent_since(State const& state, std::vector<Exchange> const& messages,
                                    Instant now);

}  // namespace tally::engagement
