// tally link create, list, receipt, revoke
#pragma once

namespace tally::cli {

class CommandLine;
class Session;

void add_link_commands(CommandLine app, Session& session);

}  // namespace tally::cli
