// A case laid out as pages, within the limits of its forum.
#pragma once

#include <string>
#include <vector>

#include "vault/case_claims.h"
#include "vault/case_fit.h"
#include "vault/case_material.h"
#include "vault/case_profile.h"

namespace tally::vault {

struct DrawnCase {
    CaseMaterial material;
    FiledClaims filed;
    forums::Profile profile;
    casefile::RenderedPdf pdf;               // unsigned
    std::vector<forums::ForumCheck> checks;  // of file, fields and forms; none failed
    std::vector<forums::Dropped> dropped;    // not in the PDF
    std::vector<std::string> gaps;           // what the case still lacks
};

// Reads the case and lays it out; nothing is recorded. `forum` stands in place of the case's own;
// with `with_packet` a page says how the record is made, where there is room. rejected without
// exhibits, and when the file cannot be made to fit its forum, with page and reason; corrupt when
// the record does not verify. The same case at the same ledger size gives the same bytes.
Result<DrawnCase> draw_case(Vault& vault, CaseRef const& ref, ForumChoice const& forum,
                            bool with_packet, CaseWatcher const& watch = {});

}  // namespace tally::vault
