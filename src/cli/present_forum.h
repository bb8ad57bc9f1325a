// What a forum takes, and how a file stands to it, as JSON and as text.
#pragma once

#include <string>
#include <vector>

#include "cli/session.h"
#include "forums/checks.h"
#include "forums/fit.h"

namespace tally::cli {

OutJson checks_json(std::vector<forums::ForumCheck> const& checks);
OutJson dropped_json(std::vector<forums::Dropped> const& dropped);
// What was checked, what was left out of the PDF, what is left to the person.
std::string forum_text(forums::Profile const& profile,
                       std::vector<forums::ForumCheck> const& checks,
                       std::vector<forums::Dropped> const& dropped);

OutJson profile_json(forums::Profile const& profile);
std::string profile_text(forums::Profile const& profile);

OutJson fields_json(std::vector<forums::FilledField> const& fields);
std::string fields_text(std::vector<forums::FilledField> const& fields,
                        std::string const& case_name);

}  // namespace tally::cli
