// The claims matrix and the client's reasons, as JSON and as text for 80 columns.
#pragma once

#include <string>

#include "cli/session.h"
#include "vault/case_matrix.h"

namespace tally::cli {

OutJson json_of(vault::CaseMatrix const& view);
std::string matrix_text(vault::CaseMatrix const& view);

OutJson reasons_json(vault::CaseMatrix const& view);
std::string reasons_text(vault::CaseMatrix const& view);

}  // namespace tally::cli
