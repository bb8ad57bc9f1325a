// The command by which the gap of an element is closed.
#pragma once

#include <string>

#include "claims/elements.h"

namespace tally::claims {

// What to type while nothing shows the element: "tally letter draft website --purpose delivery
// --about milestone/2"; --about only for a milestone. Empty where the element names no command.
std::string command_for(Element const& element, std::string const& slug, std::string const& about);

}  // namespace tally::claims
