// The other side's stated reasons, each with what answers it: the person's own answer, or else what
// the record says about the same thing.
#pragma once

#include <vector>

#include "papers/sentence.h"

namespace tally::papers {

struct AnsweredReason {
    int number = 0;
    std::string quote;                // in the other side's words
    std::string stated;               // " (Exhibit 9)": where it was said
    std::string answer;               // the person's own, with what shows it; may be empty
    std::vector<Sentence> sentences;  // what the record says, by words that they share
    std::vector<std::string> lines;   // of the agreement and of exhibits, complete sentences

    // Nobody answered it, and nothing in the record speaks of it.
    bool is_open() const { return answer.empty() && sentences.empty() && lines.empty(); }
};

// In the order of their numbers. Only reasons of the client.
std::vector<AnsweredReason> answered_reasons(Dossier const& dossier, Voice const& voice,
                                             std::vector<Sentence> const& story);
// "“We also expected a shop.” ..."
std::string text_of(AnsweredReason const& reason);

}  // namespace tally::papers
