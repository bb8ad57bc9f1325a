// Lessons, patterns, retrospectives and the check of a client, as JSON and as text.
#pragma once

#include <string>
#include <vector>

#include "cli/session.h"
#include "vault/client_check.h"
#include "vault/lessons.h"

namespace tally::cli {

OutJson json_of(engagement::Signal const& signal);
OutJson json_of(std::vector<lessons::LessonFound> const& found);
// One line each, with a box to tick.
std::string checklist_text(std::vector<lessons::LessonFound> const& found);

OutJson json_of(vault::AllLooked const& all);
std::string patterns_text(vault::AllLooked const& all);

OutJson json_of(vault::LookedBack const& back);
std::string retrospective_text(vault::LookedBack const& back);

OutJson json_of(vault::ClientCheck const& check);
std::string client_check_text(vault::ClientCheck const& check);

}  // namespace tally::cli
