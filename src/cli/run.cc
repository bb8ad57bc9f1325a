#include <optional>

#include "cli/answer.h"
#include "cli/command_draft.h"
#include "cli/command_line.h"
#include "cli/command_link.h"
#include "cli/command_page.h"
#include "cli/commands.h"
#include "cli/exit_status.h"
#include "cli/run.h"
#include "cli/session.h"

namespace tally::cli {
namespace {

constexpr auto about =
    "Tallystick keeps one record of a freelance contract that nobody can quietly edit,\n"
    "tells you the next deadline and what silence costs, and builds a short case that any\n"
    "stranger can check with stock tools.\n";

constexpr auto first_steps =
    "First steps:\n"
    "  tally demo                          see the whole way on a sample engagement\n"
    "  tally init --name N --email E       make your own vault\n"
    "  tally engagement add --help         open a contract with a client\n"
    "  tally import mailbox.mbox           bring in what you have\n"
    "\n"
    "Exit status: 0 ok, 1 rejected, 2 usage, 3 not provable yet, 4 damaged, 5 failed.\n";

void add_commands(CommandLine app, Session& session) {
    session.add_options(app);
    add_vault_commands(app, session);
    add_backup_commands(app, session);
    add_engagement_commands(app, session);
    add_import_commands(app, session);
    add_search_commands(app, session);
    add_timeline_commands(app, session);
    add_party_commands(app, session);
    add_agreement_commands(app, session);
    add_milestone_commands(app, session);
    add_delivery_commands(app, session);
    add_invoice_commands(app, session);
    add_hours_commands(app, session);
    add_scope_commands(app, session);
    add_checkin_commands(app, session);
    add_contract_commands(app, session);
    add_dispute_commands(app, session);
    add_feedback_commands(app, session);
    add_lesson_commands(app, session);
    add_insight_commands(app, session);
    add_health_commands(app, session);
    add_playbook_commands(app, session);
    add_rights_commands(app, session);
    add_case_commands(app, session);
    add_matrix_commands(app, session);
    add_chat_commands(app, session);
    add_page_commands(app, session);
    add_reconcile_command(app, session);
    add_letter_commands(app, session);
    add_draft_commands(app, session);
    add_link_commands(app, session);
    add_cosign_commands(app, session);
    add_mail_commands(app, session);
    add_watch_command(app, session);
    add_erase_command(app, session);
    add_label_command(app, session);
    add_remind_command(app, session);
    add_doctor_command(app, session);
    add_export_command(app, session);
    add_verify_command(app, session);
    add_demo_command(app, session);
}

// What the command has printed, or said of its failure.
Answer outcome(Result<int> const& status, std::optional<OutJson> json) {
    Answer answer;
    if (!status) {
        answer.error = status.error();
        answer.status = exit_status(status.error().code);
    } else {
        answer.status = *status;
    }
    if (json) answer.json = *std::move(json);
    return answer;
}

}  // namespace

Answer answer(Asked asked) {
    RootCommandLine root{about, "tally"};
    Session session;
    add_commands(root.line(), session);
    std::optional<OutJson> printed;
    session.answer_to({.json = [&](OutJson const& json) { printed = json; },
                       .bytes = std::move(asked.bytes),
                       .progress = std::move(asked.progress)});
    auto const understood = root.parse(std::move(asked.words));
    session.options.json = true;
    session.options.vault = asked.vault.string();
    if (session.options.at.empty()) session.options.at = asked.at;
    session.options.offline = session.options.offline || asked.offline;
    auto const status =
        understood ? session.act() : Result<int>{std::unexpected(understood.error())};
    return outcome(status, std::move(printed));
}

int run(int argc, char const* const* argv, std::vector<AddCommands> const& more) {
    RootCommandLine root{about, "tally"};
    auto const app = root.line();
    Session session;
    add_commands(app, session);
    for (auto const add : more) add(app, session);
    app.footer(first_steps);  // behind the commands, or each would repeat it
    int status = status::ok;
    if (!root.parse(argc, argv, status)) return status;
    return session.run();
}

}  // namespace tally::cli
