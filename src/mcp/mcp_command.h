// tally mcp
#pragma once

namespace tally::cli {
class CommandLine;
class Session;
}  // namespace tally::cli

namespace tally::mcp {

void add_mcp_command(cli::CommandLine app, cli::Session& session);

}  // namespace tally::mcp
