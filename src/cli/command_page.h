// tally page: captures of saved pages, and what changed between them.
#pragma once

namespace tally::cli {

class CommandLine;
class Session;

void add_page_commands(CommandLine app, Session& session);

}  // namespace tally::cli
