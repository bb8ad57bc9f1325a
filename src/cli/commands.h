// The commands of the program, each group in a file of its own. A function adds its commands to the
// program; the chosen one hands its work to the session.
#pragma once

namespace tally::cli {

class CommandLine;
class Session;

void add_vault_commands(CommandLine app, Session& session);       // init, adopt, reindex, version
void add_key_commands(CommandLine app, Session& session);         // key ...
void add_backup_commands(CommandLine app, Session& session);      // backup, restore
void add_engagement_commands(CommandLine app, Session& session);  // engagement add, list, show
void add_import_commands(CommandLine app, Session& session);      // import, inbox, file
void add_search_command(CommandLine app, Session& session);       // search
void add_show_command(CommandLine app, Session& session);         // show
void add_timeline_commands(CommandLine app, Session& session);   // timeline, deadlines, alerts, ...
void add_party_commands(CommandLine app, Session& session);      // party, channel
void add_agreement_commands(CommandLine app, Session& session);  // agreement
void add_milestone_commands(CommandLine app, Session& session);  // milestone, fee
void add_delivery_commands(CommandLine app, Session& session);   // deliver, delivery
void add_invoice_commands(CommandLine app, Session& session);    // invoice
void add_hours_commands(CommandLine app, Session& session);      // hours
void add_scope_commands(CommandLine app, Session& session);      // scope, change
void add_checkin_commands(CommandLine app, Session& session);    // checkin, responsibility
void add_contract_commands(CommandLine app, Session& session);   // contract
void add_dispute_commands(CommandLine app, Session& session);    // dispute
void add_feedback_commands(CommandLine app, Session& session);   // feedback
void add_lesson_commands(CommandLine app, Session& session);     // lessons, retrospective, client
void add_agreement_insights(CommandLine app, Session& session);  // agreement template, diff
void add_hours_insight(CommandLine app, Session& session);       // hours check
void add_scope_insight(CommandLine app, Session& session);       // scope detect
void add_health_commands(CommandLine app, Session& session);     // health, record
void add_playbook_commands(CommandLine app, Session& session);   // playbook
void add_rights_commands(CommandLine app, Session& session);     // owed, rights ...
void add_case_commands(CommandLine app, Session& session);       // case ...
void add_matrix_commands(CommandLine app, Session& session);     // case matrix, assert, accept, ...
void add_case_present_commands(CommandLine group, Session& session);  // case highlight, withhold
void add_chat_commands(CommandLine app, Session& session);            // chat ...
void add_reconcile_command(CommandLine app, Session& session);
void add_letter_commands(CommandLine app, Session& session);   // letter ...
void add_cosign_commands(CommandLine app, Session& session);   // cosignatures, stamp
void add_mail_commands(CommandLine app, Session& session);     // mail sync, check
void add_account_commands(CommandLine app, Session& session);  // account ...
void add_watch_command(CommandLine app, Session& session);
void add_erase_command(CommandLine app, Session& session);
void add_label_command(CommandLine app, Session& session);
void add_remind_command(CommandLine app, Session& session);
void add_doctor_command(CommandLine app, Session& session);
void add_export_command(CommandLine app, Session& session);
void add_verify_command(CommandLine app, Session& session);
void add_demo_command(CommandLine app, Session& session);

}  // namespace tally::cli
