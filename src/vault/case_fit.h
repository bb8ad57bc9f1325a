// A case file under the limits of its forum: rendered, read back, checked, and rendered again with
// less until it fits.
#pragma once

#include "casefile/render_pdf.h"
#include "engagement/case.h"
#include "forums/checks.h"
#include "forums/fit.h"

namespace tally::vault {

struct FittedPdf {
    casefile::RenderedPdf pdf;
    std::vector<forums::ForumCheck> checks;  // of the PDF; none failed
    std::vector<forums::Dropped> dropped;    // is in the bundle and not in the PDF
};

// rejected, with page and reason, when it cannot be made to fit without giving up what carries the
// case. The same document and profile give the same bytes.
Result<FittedPdf> fit_pdf(casefile::CaseDocument document, engagement::Case const& details,
                          forums::Profile const& profile, casefile::DrawWatcher const& watch = {});

// "page 3: text of 8.4 points, at least 12 asked for"; the first few that failed.
std::string failures_text(std::vector<forums::ForumCheck> const& checks);

}  // namespace tally::vault
