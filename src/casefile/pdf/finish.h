// The last touches that the page library cannot give: language, page labels, how a viewer opens
// the file, when it was made, one root for the structure tree, and a file id that depends on the
// content alone.
#pragma once

#include <string>

#include "base/result.h"
#include "base/time.h"

namespace tally::casefile::pdf {

struct Finish {
    std::string language;
    Instant made;
};

Result<std::string> finish_pdf(std::string const& pdf, Finish const& finish);

}  // namespace tally::casefile::pdf
