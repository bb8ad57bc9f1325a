// Values of the vault as JSON and as lines of text; docs/formats/cli.schema.json is the contract.
#pragma once

#include <string>
#include <vector>

#include "cli/present_state.h"
#include "cli/session.h"
#include "rights/alerts.h"
#include "rights/deadlines.h"
#include "search/index.h"

namespace tally::cli {

OutJson json_of(search::IndexedItem const& item);
OutJson json_of(rights::Deadline const& deadline);
OutJson json_of(rights::Alert const& alert);
OutJson json_of(std::vector<rights::Deadline> const& deadlines);
OutJson json_of(std::vector<rights::Alert> const& alerts);

// One item on one line: id, date, from, subject.
std::vector<std::string> item_row(search::IndexedItem const& item, std::string const& zone);
// Alerts, most urgent first, a few lines each; empty when there is none.
std::string alerts_text(std::vector<rights::Alert> const& alerts);
std::string deadline_text(rights::Deadline const& deadline, std::string const& zone);

// "4 Nov 2026, 10:00 CET"
std::string when(Instant at, std::string const& zone);
// The day alone where nothing more is known: `precision` is that of an item.
std::string when(Instant at, std::string const& zone, std::string_view precision);

}  // namespace tally::cli
