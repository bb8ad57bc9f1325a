// What was found in a draft, as JSON and as text.
#pragma once

#include <string>

#include "cli/session.h"
#include "tone/check.h"

namespace tally::cli {

OutJson json_of(tone::Finding const& finding);
OutJson json_of(std::vector<tone::Finding> const& findings);

OutJson json_of(tone::Report const& report);

// Each finding with its place, why it hurts, and a better sentence; empty when there is none.
std::string findings_text(std::vector<tone::Finding> const& findings);
// "Heated: sleep over it before you send it."
std::string verdict_text(tone::Verdict verdict);

}  // namespace tally::cli
