// What a case file says about claims and reasons: only what a person accepted or answered.
// Proposals, tasks, and what the client is merely expected to say stay on the private side.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "claims/matrix.h"
#include "vault/case_material.h"

namespace tally::vault {

// One element of a claim, as the reader of the file sees it.
struct FiledCell {
    std::string element;   // its id
    std::string question;  // "Did the client accept the work?"
    claims::Status status = claims::Status::missing;
    std::vector<int> exhibits;  // numbers, in order
    std::string note;           // what shows it
    std::string they_say;       // a reason of the client's on record that denies it; mostly empty
};
struct FiledClaim {
    int number = 0;
    std::string text;
    std::optional<Money> amount;
    std::vector<FiledCell> cells;
};
struct FiledReason {
    int number = 0;
    std::string reason;  // in the client's words
    engagement::Stance stance = engagement::Stance::unfounded;
    std::string clause;
    std::string answer;
    std::vector<int> exhibits;
};
struct FiledClaims {
    std::vector<FiledClaim> claims;    // the freelancer's
    std::vector<FiledReason> reasons;  // those that the freelancer answered
};

// Pure. Evidence that is withheld from the file shows nothing in it.
FiledClaims filed_claims(CaseMaterial const& material, claims::ElementBook const& book);

}  // namespace tally::vault
