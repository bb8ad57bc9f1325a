// The sheet for fight, settle or arbitrate, as JSON and as text.
#pragma once

#include <string>

#include "cli/session.h"
#include "rights/sheet.h"

namespace tally::cli {

OutJson json_of(rights::Sheet const& sheet);
std::string sheet_text(rights::Sheet const& sheet);

}  // namespace tally::cli
