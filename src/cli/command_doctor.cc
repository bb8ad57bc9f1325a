// tally doctor
#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

#include "attest/message.h"
#include "base/printable.h"
#include "base/words.h"
#include "cli/command_line.h"
#include "cli/commands.h"
#include "cli/exit_status.h"
#include "cli/letter_words.h"
#include "cli/own_mail.h"
#include "cli/rule_lookup.h"
#include "cli/schedule.h"
#include "cli/session.h"
#include "cli/text.h"
#include "engagement/event.h"
#include "net/imap.h"
#include "net/smtp.h"
#include "vault/deadlines.h"
#include "vault/letters.h"
#include "vault/mail_settings.h"
#include "vault/platform_mail.h"
#include "vault/stamp.h"

namespace tally::cli {
namespace {

namespace fs = std::filesystem;

constexpr std::uintmax_t free_bytes_min = std::uintmax_t{1} << 30;

struct Check {
    std::string name;
    std::string status;  // ok, warn or fail
    std::string detail;
    std::string hint;  // what to do next
};

Check fine(std::string name, std::string detail) {
    return {std::move(name), "ok", std::move(detail), {}};
}

Check warning(std::string name, std::string detail, std::string hint) {
    return {std::move(name), "warn", std::move(detail), std::move(hint)};
}

Check check_permissions(fs::path const& folder) {
    std::error_code error;
    auto const bits = fs::status(folder, error).permissions();
    auto const others = fs::perms::group_all | fs::perms::others_all;
    if ((bits & others) == fs::perms::none)
        return fine("permissions", "only you can read the vault");
    return warning("permissions", "others on this machine can reach into " + folder.string(),
                   "chmod 700 " + folder.string());
}

Check check_space(fs::path const& folder) {
    std::error_code error;
    auto const free = fs::space(folder, error).available;
    if (error)
        return warning("disk", "cannot tell how much room is left: " + error.message(),
                       "df " + folder.string());
    if (free >= free_bytes_min) return fine("disk", bytes_text(free) + " are free");
    return warning("disk", "only " + bytes_text(free) + " are free where the vault lies",
                   "make room before the next import");
}

Check check_clock(std::vector<engagement::State> const& states, Instant now,
                  std::string const& zone) {
    Instant newest{};
    for (auto const& state : states)
        for (auto const& recorded : state.history) newest = std::max(newest, recorded.recorded);
    if (newest <= now) return fine("clock", "it is " + format_local(now, zone));
    return warning("clock",
                   "it is " + format_local(now, zone) + " here, and the newest entry is of " +
                       format_local(newest, zone),
                   "set the clock of this machine: deadlines count from it");
}

Check check_rules(vault::RuleBook const& rules, Date today) {
    if (!rules.problems.empty())
        return warning("rules", rules.problems.front().reason,
                       "mend the file, or take it out of the folder");
    std::uint64_t old = 0;
    for (auto const& card : rule_cards(rules.packs, rules.laws))
        old += is_old(card, today) ? 1U : 0U;
    if (old == 0) return fine("rules", "all were read within a year");
    return warning("rules", counted(old, "rule") + " were read more than a year ago",
                   "tally rights check");
}

Check check_reminders() {
    auto const scheduled = reminders_scheduled();
    if (scheduled.is) return fine("reminders", "they run by themselves: " + scheduled.how);
    return warning("reminders", "nothing runs `tally remind`: a deadline can pass unheard",
                   "tally remind --install");
}

Check check_mail_to_oneself(fs::path const& folder) {
    auto const mail = read_own_mail(folder);
    if (!mail) return {"own mail", "fail", mail.error().message, mail.error().hint};
    if (mail->address.empty()) return fine("own mail", "off; docs/manual/reminders.md turns it on");
    return fine("own mail", "reminders go to " + mail->address);
}

// Connects to the server that letters go through and logs in; sends nothing.
Check check_letters(vault::Vault& vault, bool offline) {
    auto const settings = vault::read_mail_settings(vault);
    if (!settings) return {"letters", "fail", settings.error().message, settings.error().hint};
    if (!settings->smtp)
        return fine("letters",
                    "no account, so you send them by hand; `tally account out` sets one up");
    auto const server = vault::smtp_server(*settings->smtp);
    if (!server) return {"letters", "fail", server.error().message, server.error().hint};
    if (offline) return fine("letters", "would go through " + server->url);
    auto const tried = net::try_server(*server);
    if (!tried) return {"letters", "fail", tried.error().message, tried.error().hint};
    return fine("letters", server->url + " takes them from " + settings->from.address);
}

std::string folders_hint(net::ImapSession& session) {
    constexpr std::size_t named_max = 10;
    auto const folders = session.folders();
    std::string text;
    for (std::size_t i = 0; folders && i < std::min(folders->size(), named_max); ++i)
        text += (i == 0 ? "there are: " : ", ") + printable_line((*folders)[i]);
    return text.empty() ? "mend folders in mail.toml" : "mend folders in mail.toml; " + text;
}

// Connects to the server that mails are read from, logs in, and looks which folders there are.
Check check_inbox(vault::Vault& vault, bool offline) {
    auto const settings = vault::read_mail_settings(vault);
    if (!settings || !settings->imap) return fine("mail in", "no account; you import mailboxes");
    auto const& account = *settings->imap;
    auto const secret = vault::read_secret(account.secret);
    if (!secret) return {"mail in", "fail", secret.error().message, secret.error().hint};
    if (offline) return fine("mail in", "would be read from " + account.url);
    auto session = net::ImapSession::open({.url = account.url,
                                           .user = account.user,
                                           .secret = *secret,
                                           .oauth2 = account.oauth2,
                                           .ca_file = account.ca_file});
    if (!session) return {"mail in", "fail", session.error().message, session.error().hint};
    for (auto const& folder : settings->folders)
        if (auto const opened = session->examine(folder); !opened)
            return {"mail in", "fail", opened.error().message, folders_hint(*session)};
    return fine("mail in",
                account.url + " lets us read " + counted(settings->folders.size(), "folder"));
}

// Whether resolvers answer at all: asked for the domain that letters come from.
Check check_dns(vault::Vault& vault, bool offline) {
    auto const settings = vault::read_mail_settings(vault);
    bool const wanted = settings && (settings->imap || settings->smtp || settings->dns_is_chosen);
    if (!wanted || offline) return fine("keys of mail domains", "DNS was not asked");
    auto const domain = attest::domain_of(settings->from.address);
    auto const answer = net::ask_txt(domain, settings->dns);
    if (answer || answer.error().code == Code::not_found)
        return fine("keys of mail domains",
                    answer && answer->dnssec == net::TxtAnswer::Dnssec::secure
                        ? "DNS answers, under DNSSEC"
                        : "DNS answers");
    return warning("keys of mail domains", answer.error().message,
                   "check the connection, or name another resolver under [dns] in mail.toml");
}

// What waits for somebody else, or for the day on which a person sends it.
Result<Check> check_waiting(vault::Vault& vault) {
    std::string waiting;
    for (auto const& ref : TRY(vault::list_engagements(vault))) {
        for (auto const& view : TRY(vault::list_letters(vault, ref)))
            if (!view.letter.sent)
                waiting += (waiting.empty() ? "" : ", ") +
                           fmt::format("letter {} {} ({})", ref.details.slug, view.letter.number,
                                       state_name(view));
        for (auto const& pending : TRY(vault::pending_stamps(vault, ref)))
            waiting += (waiting.empty() ? "" : ", ") + ("timestamp of " + ref.details.slug) +
                       " by " + pending.url;
    }
    if (waiting.empty()) return fine("waiting", "no letter and no timestamp waits");
    return warning("waiting", waiting,
                   "tally mail outbox shows why, tally letter send ENG N sends one; tally stamp "
                   "--auto asks authorities again");
}

Check check_labels(engagement::State const& state,
                   std::vector<search::IndexedItem> const& unlabelled) {
    auto const name = "mails of " + state.engagement.slug;
    if (unlabelled.empty()) return fine(name, "none waits for a label");
    return warning(name,
                   counted(unlabelled.size(), "mail") +
                       " of the platform may have started a clock that nobody knows of",
                   "tally show " + unlabelled.front().id.text + ", then tally label " +
                       unlabelled.front().id.text + " --as nothing");
}

Check check_papers(engagement::State const& state) {
    auto const name = "papers of " + state.engagement.slug;
    if (!state.client.legal_name.empty() && !state.client.service_address.empty())
        return fine(name, "the client's legal name and address are known");
    return warning(
        name, "the client's legal name or an address for service is not on record",
        "tally party set " + state.engagement.slug + " client --legal-name N --service-address A");
}

Result<std::vector<Check>> examine(Session& session, vault::Vault& vault) {
    auto const now = TRY(session.as_of());
    auto const rules = vault::load_rules(vault.folder());
    std::vector<engagement::State> states;
    for (auto const& ref : TRY(vault::list_engagements(vault)))
        states.push_back(TRY(vault::load_state(vault, ref)));
    std::vector<Check> checks{
        fine("ledgers",
             "the vault opens and its acts can be read; `tally verify` checks every byte"),
        check_permissions(vault.folder()),
        check_space(vault.folder()),
        check_clock(states, now, session.zone),
        check_rules(rules, local_date(now, session.zone)),
        check_reminders(),
        check_mail_to_oneself(vault.folder()),
        check_letters(vault, session.options.offline),
        check_inbox(vault, session.options.offline),
        check_dns(vault, session.options.offline)};
    checks.push_back(TRY(check_waiting(vault)));
    for (auto const& state : states) {
        if (state.ended) continue;
        checks.push_back(check_papers(state));
    }
    for (auto const& state : states)
        checks.push_back(
            check_labels(state, TRY(vault::unlabelled_mail(vault, rules, state, now))));
    return checks;
}

Result<int> doctor(Session& session) {
    auto vault = TRY(session.open(vault::Use::read));
    auto const checks = TRY(examine(session, vault));
    OutJson array = OutJson::array();
    Table table;
    bool is_well = true;
    for (auto const& check : checks) {
        is_well = is_well && check.status == "ok";
        array.push_back({{"name", check.name},
                         {"status", check.status},
                         {"detail", check.detail},
                         {"hint", check.hint}});
        table.row({check.status, check.name, check.detail});
        if (!check.hint.empty()) table.row({"", "", "do: " + check.hint});
    }
    session.emit({{"checks", array}}, table.text());
    return is_well ? status::ok : status::rejected;
}

}  // namespace

void add_doctor_command(CommandLine app, Session& session) {
    app.add_subcommand("doctor", "Look after the vault: what could go wrong, and what to do")
        .callback([&session] { session.choose(doctor); });
}

}  // namespace tally::cli
