// The bones of a letter that gets an answer: fact, impact, request, date, out of the record. Pure.
#pragma once

#include <string>

#include "base/result.h"
#include "base/time.h"
#include "engagement/state.h"
#include "outbox/letter.h"

namespace tally::outbox {

struct Scaffold {
    std::string about;    // topic: "milestone/2"
    std::string subject;  // one line
    std::string fact;     // a whole sentence each, without judgement
    std::string impact;
    std::string request;  // as far as its date: "Please approve it"
    Date by{};            // three working days from now
};

// `about`: "milestone/2", "invoice/1", "change/1", "request/3", "checkin/2" or "responsibility/R1";
// empty: what has been waiting for the client longest. not_found when there is no such thing;
// rejected when nothing about it waits for the client.
Result<Scaffold> scaffold(engagement::State const& state, std::string const& about, Instant now);

// With greeting and closing.
Draft letter_of(engagement::State const& state, Scaffold const& made);

}  // namespace tally::outbox
