// The last touches that the page library cannot give: language, page labels, how a viewer opens
// the file, one root for the structure tree, and a file id that depends on the content alone.
#pragma once

#include <string>

#include "base/result.h"

namespace tally::casefile::pdf {

Result<std::string> finish_pdf(std::string const& pdf, std::string const& language);

}  // namespace tally::casefile::pdf
