// A case as the pages that people read: brief, claims, milestones, chronology, exhibits, how to
// check it.
#pragma once

#include "casefile/document.h"
#include "vault/case_claims.h"
#include "vault/case_material.h"

namespace tally::vault {

// Pure: the same material gives the same document. `filed` is what the case says about claims.
casefile::CaseDocument case_document(CaseMaterial const& material, FiledClaims const& filed);

// One row of the chronology; the PDF and chronology.csv show the same.
struct ChronologyLine {
    TimelineEntry entry;
    int exhibit = 0;  // 0: none shows it
    std::string who;  // whose act it is: a party, or who sent the mail
    ledger::Bracket attested;
    std::string gap;  // "Client silent for 19 days after delivery": before this line
};
// What happened, oldest first: the acts of both sides and the items that are exhibits.
std::vector<ChronologyLine> chronology(CaseMaterial const& material);

}  // namespace tally::vault
