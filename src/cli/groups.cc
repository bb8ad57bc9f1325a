#include "cli/groups.h"

#include "cli/command_draft.h"
#include "cli/command_link.h"
#include "cli/command_page.h"
#include "cli/commands.h"

namespace tally::cli {

std::vector<Group> const& all_groups() {
    static std::vector<Group> const all{
        {add_vault_commands, {"init", "adopt", "reindex", "extract", "version"}},
        {add_key_commands, {"key"}},
        {add_backup_commands, {"backup", "restore"}},
        {add_engagement_commands, {"engagement"}},
        {add_import_commands, {"import", "inbox", "file"}},
        {add_search_command, {"search"}},
        {add_show_command, {"show"}},
        {add_timeline_commands, {"timeline", "entry", "deadlines", "alerts", "checkpoint"}},
        {add_party_commands, {"party", "channel"}},
        {add_agreement_commands, {"agreement"}},
        {add_milestone_commands, {"milestone", "fee"}},
        {add_delivery_commands, {"deliver", "delivery"}},
        {add_invoice_commands, {"invoice"}},
        {add_hours_commands, {"hours"}},
        {add_scope_commands, {"scope", "change"}},
        {add_checkin_commands, {"checkin", "responsibility"}},
        {add_contract_commands, {"contract"}},
        {add_dispute_commands, {"dispute"}},
        {add_feedback_commands, {"feedback"}},
        {add_lesson_commands, {"lessons", "retrospective", "client"}},
        {add_agreement_insights, {"agreement"}},
        {add_hours_insight, {"hours"}},
        {add_scope_insight, {"scope"}},
        {add_health_commands, {"health", "record"}},
        {add_playbook_commands, {"playbook"}},
        {add_rights_commands, {"owed", "rights"}},
        {add_case_commands, {"case"}},
        {add_matrix_commands, {"case"}},
        {add_chat_commands, {"chat"}},
        {add_page_commands, {"page"}},
        {add_reconcile_command, {"reconcile"}},
        {add_letter_commands, {"letter"}},
        {add_draft_commands, {"draft"}},
        {add_link_commands, {"link"}},
        {add_cosign_commands, {"cosignatures", "stamp"}},
        {add_mail_commands, {"mail"}},
        {add_account_commands, {"account"}},
        {add_watch_command, {"watch"}},
        {add_erase_command, {"erase"}},
        {add_label_command, {"label"}},
        {add_remind_command, {"remind"}},
        {add_doctor_command, {"doctor"}},
        {add_export_command, {"export"}},
        {add_verify_command, {"verify"}},
        {add_demo_command, {"demo"}},
    };
    return all;
}

}  // namespace tally::cli
