// The client's stated reasons, each against the agreement, the record and the exhibits: how well it
// holds, and where the freelancer would lose. It informs; a person decides what to answer.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "claims/matrix.h"

namespace tally::claims {

struct ReasonRow {
    int number = 0;  // 0: the words with which the contract was ended
    std::string text;
    ClaimKind const* kind = nullptr;                 // nullptr: no pack knows such a reason
    std::optional<engagement::ReasonAnswer> answer;  // what the freelancer says to it
    // By the answer; else by the record; nothing where no pack knows such a reason.
    std::optional<engagement::Stance> stance;
    bool is_answered = false;            // the stance is the freelancer's own
    std::string clause;                  // of the agreement: "Scope 2: Five pages"
    std::vector<Cell> theirs;            // what they have to show for it
    std::vector<Cell> ours;              // what speaks against it
    std::vector<std::string> against;    // sentences from the record, for us
    std::vector<std::string> in_favour;  // for them
    std::string outcome;                 // "You would lose on this: ..."
};

std::vector<ReasonRow> reasons(MatrixInput const& input, engagement::Case const* details);

// The part of the agreement that the kind's `clause` names: "scope", "acceptance", "revisions",
// "dates", "payment", or one of the [terms]. Empty where the agreement does not speak of it.
std::string clause_text(engagement::State const& state, std::string const& part);

}  // namespace tally::claims
