// tally serve
#pragma once

namespace tally::cli {
class CommandLine;
class Session;
}  // namespace tally::cli

namespace tally::api {

void add_serve_command(cli::CommandLine app, cli::Session& session);

}  // namespace tally::api
