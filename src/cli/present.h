// Values of the vault as JSON and as lines of text; docs/formats/cli.schema.json is the contract.
#pragma once

#include <string>
#include <vector>

#include "cli/present_item.h"
#include "cli/present_state.h"
#include "cli/session.h"
#include "rights/alerts.h"
#include "rights/deadlines.h"

namespace tally::cli {

OutJson json_of(rights::Deadline const& deadline);
OutJson json_of(rights::Alert const& alert);
OutJson json_of(std::vector<rights::Deadline> const& deadlines);
OutJson json_of(std::vector<rights::Alert> const& alerts);

// Alerts, most urgent first, a few lines each; empty when there is none.
std::string alerts_text(std::vector<rights::Alert> const& alerts);
std::string deadline_text(rights::Deadline const& deadline, std::string const& zone);

}  // namespace tally::cli
