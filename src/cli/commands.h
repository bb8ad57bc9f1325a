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
void add_party_commands(CLI::App& app, Session& session);       // party, channel
void add_agreement_commands(CLI::App& app, Session& session);   // agreement
void add_milestone_commands(CLI::App& app, Session& session);   // milestone, fee
void add_delivery_commands(CLI::App& app, Session& session);    // deliver, delivery
void add_invoice_commands(CLI::App& app, Session& session);     // invoice
void add_hours_commands(CLI::App& app, Session& session);       // hours
void add_scope_commands(CLI::App& app, Session& session);       // scope, change
void add_checkin_commands(CLI::App& app, Session& session);     // checkin, responsibility
void add_contract_commands(CLI::App& app, Session& session);    // contract
void add_dispute_commands(CLI::App& app, Session& session);     // dispute
void add_feedback_commands(CLI::App& app, Session& session);    // feedback, lessons
void add_insight_commands(CLI::App& app, Session& session);     // what compares and detects
void add_health_commands(CLI::App& app, Session& session);      // health, record
void add_rights_commands(CLI::App& app, Session& session);      // owed, rights ...
void add_case_commands(CLI::App& app, Session& session);        // case ...
void add_chat_commands(CLI::App& app, Session& session);        // chat ...
void add_reconcile_command(CLI::App& app, Session& session);
void add_watch_command(CLI::App& app, Session& session);
void add_erase_command(CLI::App& app, Session& session);
void add_label_command(CLI::App& app, Session& session);
void add_remind_command(CLI::App& app, Session& session);
void add_doctor_command(CLI::App& app, Session& session);
void add_export_command(CLI::App& app, Session& session);
void add_verify_command(CLI::App& app, Session& session);
void add_demo_command(CLI::App& app, Session& session);

// Parses the arguments and runs the chosen command; returns the exit status.
int run(int argc, char const* const* argv);

}  // namespace tally::cli
