// The picture of a case on a time axis, and how complete it is.
#pragma once

#include "casefile/document.h"
#include "vault/case_document.h"

namespace tally::vault {

casefile::Timeline case_timeline(CaseMaterial const& material,
                                 std::vector<ChronologyLine> const& lines);

// The conversations that the file shows something of, or keeps something back of; the rest in one
// row. Counted from the ledger's lines.
std::vector<casefile::Completeness> case_completeness(CaseMaterial const& material);

}  // namespace tally::vault
