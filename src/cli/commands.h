// The commands of the program, each group in a file of its own. A function adds its commands to the
// program; the chosen one hands its work to the session.
#pragma once

namespace CLI {
class App;
}

namespace tally::cli {

class Session;

void add_vault_commands(CLI::App& app, Session& session);   // init, key, adopt, reindex, version
void add_backup_commands(CLI::App& app, Session& session);  // backup, restore
void add_engagement_commands(CLI::App& app, Session& session);  // engagement add, list, show
void add_import_commands(CLI::App& app, Session& session);      // import, inbox, file
void add_search_commands(CLI::App& app, Session& session);      // search, show
void add_timeline_commands(CLI::App& app, Session& session);    // timeline, deadlines, alerts, ...
void add_agreement_commands(CLI::App& app, Session& session);   // agreement draft, show, sign
void add_milestone_commands(CLI::App& app, Session& session);   // milestone ..., contract end
void add_rights_commands(CLI::App& app, Session& session);      // owed, rights ...
void add_case_commands(CLI::App& app, Session& session);        // case ...
void add_verify_command(CLI::App& app, Session& session);
void add_demo_command(CLI::App& app, Session& session);

// Parses the arguments and runs the chosen command; returns the exit status.
int run(int argc, char const* const* argv);

}  // namespace tally::cli
