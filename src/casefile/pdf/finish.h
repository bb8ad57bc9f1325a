// The last touches that the page library cannot give: placed pages, attachments, language, page
// labels, how a viewer opens the file, when it was made, one root for the structure tree, words for
// pictures, and a file id that depends on the content alone.
#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "casefile/pdf/canvas.h"

namespace tally::casefile::pdf {

struct Finished {
    std::string bytes;
    std::vector<ExhibitCost> costs;
};

// `drawn` is what a canvas wrote for the job, `found` what it found while it did.
Result<Finished> finish_pdf(std::string const& drawn, Job const& job, Numbers const& found);

// PDF 1.7, 7.9.4: D:20261122100000Z
std::string pdf_date(Instant at);

}  // namespace tally::casefile::pdf
