// tally case link, exhibits, describe, order, unlink, unmark: what a case rests on.
#pragma once

#include "cli/command_line.h"
#include "cli/session.h"
#include "vault/cases.h"

namespace tally::cli {

void add_case_exhibit_commands(CommandLine group, Session& session);

// The case with its exhibits and what it lacks, as --json prints it.
OutJson exhibits_json(vault::CaseView const& view);
// What is still missing, a line for each; empty where nothing is.
std::string gaps_text(std::vector<std::string> const& gaps);

}  // namespace tally::cli
