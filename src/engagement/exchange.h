// Who wrote when: what helpers that look at response times need to know of mails and messages.
#pragma once

#include <chrono>
#include <optional>
#include <vector>

#include "base/time.h"
#include "ledger/entry.h"

namespace tally::engagement {

struct Exchange {
    ledger::Party from = ledger::Party::client;
    Instant at;
    bool operator==(Exchange const&) const = default;
};

// How long a party took to answer: from the first message of the other side that was waiting to the
// answer. In the order of the answers.
struct Response {
    Instant asked;
    Instant answered;
    std::chrono::milliseconds took() const { return answered - asked; }
    bool operator==(Response const&) const = default;
};

// The messages may be in any order; those of other parties than freelancer and client are left out.
std::vector<Response> responses_by(ledger::Party party, std::vector<Exchange> messages);

// The middle one, the lower of two; nothing where there are none.
std::optional<std::chrono::milliseconds> median_response(std::vector<Response> const& responses);

// "40 minutes", "5 hours", "3 days": one figure, rounded down.
std::string rough_time(std::chrono::milliseconds time);

}  // namespace tally::engagement
