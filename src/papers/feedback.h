// Feedback about an engagement, and the public reply to the other side's, out of the record: counts
// and days, each with the entries that show them, without amounts and without judgement. A person
// adds the rest. Pure.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "engagement/state.h"

namespace tally::papers {

struct FeedbackFact {
    std::string words;                   // a whole sentence
    std::vector<std::uint64_t> entries;  // of the shared record, in their order
    bool operator==(FeedbackFact const&) const = default;
};

// What the record says of how it went; empty where nothing was handed over.
std::vector<FeedbackFact> feedback_facts(engagement::State const& state);

// The facts as one paragraph, as feedback or as a reply.
std::string feedback_text(std::vector<FeedbackFact> const& facts, bool is_reply);

}  // namespace tally::papers
