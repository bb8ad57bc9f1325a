#include <algorithm>
#include <optional>
#include <string_view>
#include <vector>

#include "cli/answer.h"
#include "cli/command_draft.h"
#include "cli/command_line.h"
#include "cli/command_link.h"
#include "cli/command_page.h"
#include "cli/commands.h"
#include "cli/error_json.h"
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

// Commands that one function adds, and their names.
struct Group {
    AddCommands add;
    std::vector<std::string_view> names;
};

// In the order of --help.
std::vector<Group> const& groups() {
    static std::vector<Group> const all{
        {add_vault_commands, {"init", "adopt", "reindex", "extract", "version"}},
        {add_key_commands, {"key"}},
        {add_backup_commands, {"backup", "restore"}},
        {add_engagement_commands, {"engagement"}},
        {add_import_commands, {"import", "inbox", "file"}},
        {add_search_commands, {"search", "show"}},
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

// Most of what a short answer takes is the making of a hundred commands, and one of them is wanted:
// only its group is made, where the first word tells which. All are made for any other word, so
// that what is wrong is said as ever.
void add_commands(CommandLine app, Session& session, std::string_view first_word) {
    session.add_options(app);
    auto const is_wanted = [&](Group const& group) {
        return std::ranges::find(group.names, first_word) != group.names.end();
    };
    bool const is_known = std::ranges::any_of(groups(), is_wanted);
    for (auto const& group : groups())
        if (!is_known || is_wanted(group)) group.add(app, session);
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
    add_commands(root.line(), session, asked.words.empty() ? "" : asked.words.front());
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

namespace {

bool wants_json(int argc, char const* const* argv) {
    return std::any_of(argv, argv + argc,
                       [](char const* word) { return std::string_view{word} == "--json"; });
}

}  // namespace

int run(int argc, char const* const* argv, std::vector<AddCommands> const& more) {
    RootCommandLine root{about, "tally"};
    auto const app = root.line();
    Session session;
    add_commands(app, session, argc > 1 ? argv[1] : "");
    for (auto const add : more) add(app, session);
    app.footer(first_steps);  // behind the commands, or each would repeat it
    int status = status::ok;
    if (std::string wrong; !root.parse(argc, argv, status, wrong)) {
        if (wrong.empty() || !wants_json(argc, argv)) return status;
        session.options.json = true;  // what was wrong stands on stderr already
        session.emit(error_json({Code::invalid_input, wrong, "tally --help lists the commands"}),
                     {});
        return status;
    }
    return session.run();
}

}  // namespace tally::cli
