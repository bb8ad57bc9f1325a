// tally remind
#include <fmt/format.h>

#include <memory>
#include <sstream>

#include "base/encoding.h"
#include "base/printable.h"
#include "cli/command_line.h"
#include "cli/commands.h"
#include "cli/exit_status.h"
#include "cli/own_mail.h"
#include "cli/present.h"
#include "cli/schedule.h"
#include "crypto/sha256.h"
#include "vault/child_process.h"
#include "vault/deadlines.h"
#include "vault/own_letters.h"
#include "vault/private_file.h"
#include "vault/reminders.h"

namespace tally::cli {
namespace {

struct RemindOptions {
    bool install = false;
    bool uninstall = false;
    bool dry_run = false;
};

// Outside of the ledger: to have rung is no event of a contract.
std::filesystem::path memory_of(Session& session) {
    auto const vault = std::filesystem::absolute(session.vault_folder()).string();
    auto const digest = crypto::sha256(vault).text();
    auto const name = "reminded-" + digest.substr(digest.find(':') + 1, 16);
    return session.world(vault::Use::read).state_folder / name;
}

// What cannot be read has rung nothing: twice is better than not at all.
std::set<std::string> read_memory(Session& session) {
    std::set<std::string> known;
    auto const text = vault::read_private_file(memory_of(session));
    if (!text) {
        if (text.error().code != Code::not_found)
            session.remark("What has rung is not known any more, so it rings again: " +
                           text.error().message);
        return known;
    }
    std::istringstream lines{*text};
    for (std::string line; std::getline(lines, line);) known.insert(line);
    return known;
}

Result<void> write_memory(Session& session, std::set<std::string> const& known) {
    std::string text;
    for (auto const& key : known) text += key + "\n";
    return vault::write_private_file(memory_of(session), text);
}

Result<std::vector<vault::StandingAlerts>> standing_alerts(Session& session) {
    auto vault = TRY(session.open(vault::Use::read));
    auto const at = TRY(session.as_of());
    std::vector<vault::StandingAlerts> standing;
    for (auto& [ref, alerts] : TRY(vault::list_alerts(vault, {}, at)))
        standing.push_back({ref.details.slug, std::move(alerts)});
    return standing;
}

// A desktop notice for each; false where the machine has none.
bool show_notices(std::vector<vault::Ring> const& ring) {
    for (auto const& [engagement, alert] : ring) {
        auto const* urgency = alert.severity >= rights::Severity::warning ? "critical" : "normal";
        auto const done = vault::run_program(
            {"notify-send", "--app-name=Tallystick", std::string{"--urgency="} + urgency, "--",
             engagement + ": " + std::string{name(alert.severity)}, alert.text});
        if (!done || done->status != 0) return false;
    }
    return true;
}

std::string text_of(std::vector<vault::Ring> const& ring) {
    std::string text;
    for (auto const& [engagement, alert] : ring)
        text += engagement + "\n" + alerts_text({alert}) + "\n";
    return text;
}

OutJson json_of_ring(std::vector<vault::Ring> const& ring) {
    OutJson array = OutJson::array();
    for (auto const& [engagement, alert] : ring) {
        auto json = json_of(alert);
        json["engagement"] = engagement;
        array.push_back(std::move(json));
    }
    return array;
}

// Through the account that letters go through, where there is one; it stays in the queue until the
// server takes it.
Result<void> mail_to_oneself(Session& session, OwnMail const& mail,
                             std::vector<vault::Ring> const& ring) {
    auto const subject = "Deadlines: " + ring.front().alert.text;
    if (!mail.program.empty() || session.options.offline)
        return send_own_mail(mail, subject, text_of(ring));
    auto reading = TRY(session.open(vault::Use::read));
    if (!TRY(vault::read_mail_settings(reading)).smtp)
        return send_own_mail(mail, subject, text_of(ring));
    auto vault = TRY(session.open(vault::Use::write));
    auto const settings = TRY(vault::read_mail_settings(vault));
    TRY(vault::queue_own_letter(vault, settings, mail.address, printable_line(subject),
                                text_of(ring)));
    TRY(vault::send_own_letters(vault, settings));
    return {};
}

// The channels that worked. A mail that was wanted and failed is an error: it rings again.
Result<OutJson> reach(Session& session, std::vector<vault::Ring> const& ring) {
    OutJson channels = OutJson::array({"terminal"});
    if (show_notices(ring)) channels.push_back("notice");
    auto const mail = TRY(read_own_mail(session.vault_folder()));
    if (mail.address.empty()) return channels;
    TRY_WITHIN("mail to yourself", mail_to_oneself(session, mail, ring));
    channels.push_back("mail");
    return channels;
}

// Letters that a server could not take are tried again whenever this runs. Somebody else who writes
// to the vault just now does so for us.
void go_on_sending(Session& session) {
    if (session.options.offline) return;
    auto const go_on = [&]() -> Result<void> {
        auto reading = TRY(session.open(vault::Use::read));
        auto const settings = TRY(vault::read_mail_settings(reading));
        if (!settings.smtp || !TRY(vault::anything_to_retry(reading, TRY(session.as_of()))))
            return {};
        auto vault = TRY(session.open(vault::Use::write));
        for (auto const& outcome :
             TRY(vault::send_all_letters(vault, settings, vault::SendWhat::retries)))
            session.remark("letter " + std::to_string(outcome.letter) + " of " +
                           outcome.engagement +
                           (outcome.sent ? ": sent" : ": not sent, " + outcome.text));
        TRY(vault::send_own_letters(vault, settings));
        return {};
    };
    if (auto const gone = go_on(); !gone)
        session.remark("Letters that wait were not tried: " + gone.error().message);
}

Result<int> ring_now(Session& session, bool dry_run) {
    auto const standing = TRY(standing_alerts(session));
    auto const now = TRY(session.as_of());
    auto const plan = vault::plan_reminders(standing, read_memory(session), now);
    OutJson channels = OutJson::array();
    if (!plan.ring.empty() && !dry_run) channels = TRY(reach(session, plan.ring));
    session.emit({{"rung", json_of_ring(plan.ring)}, {"channels", channels}, {"dry_run", dry_run}},
                 plan.ring.empty() ? "Nothing new needs you.\n" : text_of(plan.ring));
    if (!dry_run) TRY(write_memory(session, plan.known));
    if (!dry_run) go_on_sending(session);
    return status::ok;
}

Result<int> set_up(Session& session, RemindOptions const& options) {
    auto const folder = std::filesystem::absolute(session.vault_folder());
    std::string done;
    if (options.dry_run)
        done = reminders_scheduled().how;
    else if (options.install)
        done = TRY(schedule_reminders(folder));
    else
        done = TRY(unschedule_reminders());
    auto text = done.empty() ? std::string{"Nothing was set up.\n"}
                             : (options.install ? "Set up: " : "Taken away: ") + done + "\n";
    if (options.dry_run)
        text = done.empty() ? "Nothing is set up so far; nothing was changed.\n"
                            : "Set up already: " + done + "\n";
    session.emit({{"scheduled", reminders_scheduled().is}, {"how", done}}, text);
    return status::ok;
}

}  // namespace

void add_remind_command(CommandLine app, Session& session) {
    auto options = std::make_shared<RemindOptions>();
    auto command = app.add_subcommand(
        "remind", "Ring what has come due since it last ran: here, as a notice, by mail");
    auto install = command.add_flag("--install", options->install,
                                    "Run by itself every 15 minutes (systemd timer or cron)");
    command.add_flag("--uninstall", options->uninstall, "Run by itself no longer")
        .excludes(install);
    command.add_flag("--dry-run", options->dry_run, "Only say what it would do");
    command.callback([&session, options] {
        session.choose([options](Session& s) {
            return options->install || options->uninstall ? set_up(s, *options)
                                                          : ring_now(s, options->dry_run);
        });
    });
}

}  // namespace tally::cli
