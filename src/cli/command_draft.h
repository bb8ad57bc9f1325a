// Commands about words before they are sent, apart from the others: see commands.h.
#pragma once

namespace tally::cli {

class CommandLine;
class Session;

void add_draft_commands(CommandLine app, Session& session);     // draft check, scaffold
void add_summary_command(CommandLine group, Session& session);  // letter summary

}  // namespace tally::cli
