// tally account list, out, in, timestamp, drop
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <memory>

#include "base/printable.h"
#include "cli/command_line.h"
#include "cli/commands.h"
#include "cli/exit_status.h"
#include "cli/passphrase.h"
#include "cli/session.h"
#include "cli/text.h"
#include "vault/mail_settings.h"

namespace tally::cli {
namespace {

using vault::MailAccount;
using vault::MailSettings;
using vault::Use;

struct AccountOptions {
    std::string url;
    std::string user;
    std::string password_file;
    std::string ca_file;
    bool oauth2 = false;
    std::string address;
    std::string name;
    std::vector<std::string> folders;
    std::string policy;
    std::string which;
};

// Where the secret is, never what it is.
std::string secret_text(vault::Secret const& secret) {
    if (!secret.command.empty()) return "printed by " + secret.command.front();
    if (!secret.file.empty()) return "in " + secret.file;
    return secret.text.empty() ? "none" : "in mail.toml";
}

OutJson json_of(std::string const& kind, MailAccount const& account) {
    return {{"kind", kind},
            {"url", account.url},
            {"user", account.user},
            {"password", secret_text(account.secret)},
            {"oauth2", account.oauth2},
            {"ca_file", account.ca_file}};
}

OutJson json_of(vault::Vault const& vault, MailSettings const& settings) {
    OutJson accounts = OutJson::array();
    if (settings.smtp) accounts.push_back(json_of("out", *settings.smtp));
    if (settings.imap) accounts.push_back(json_of("in", *settings.imap));
    OutJson authorities = OutJson::array();
    for (auto const& one : settings.authorities)
        authorities.push_back({{"url", one.url}, {"policy", one.policy}, {"ca_file", one.ca_file}});
    OutJson folders = OutJson::array();
    for (auto const& folder : settings.folders) folders.push_back(folder);
    return {{"file", (vault.folder() / vault::mail_settings_file).string()},
            {"from", {{"name", settings.from.name}, {"address", settings.from.address}}},
            {"accounts", accounts},
            {"folders", folders},
            {"timestamps", authorities}};
}

std::string text_of(std::string const& what, MailAccount const& account) {
    return fmt::format("{}  {}{}, password {}\n", what, printable_line(account.url),
                       account.user.empty() ? "" : " as " + printable_line(account.user),
                       secret_text(account.secret));
}

std::string text_of(MailSettings const& settings) {
    std::string text;
    text += settings.smtp ? text_of("mail out ", *settings.smtp)
                          : "mail out   none: letters are written here and sent by hand\n";
    text += settings.imap ? text_of("mail in  ", *settings.imap)
                          : "mail in    none: mailboxes are imported\n";
    for (auto const& one : settings.authorities)
        text += "timestamp  " + printable_line(one.url) + "\n";
    if (settings.authorities.empty()) text += "timestamp  none\n";
    return text;
}

Result<int> show(Session& session, vault::Vault const& vault, MailSettings const& settings,
                 std::string const& remark) {
    session.emit(json_of(vault, settings), text_of(settings));
    session.remark(remark);
    return status::ok;
}

Result<int> list(Session& session, AccountOptions const& /*options*/) {
    auto vault = TRY(session.open(Use::read));
    auto const settings = TRY(vault::read_mail_settings(vault));
    auto const is_set = settings.smtp || settings.imap || !settings.authorities.empty();
    return show(session, vault, settings,
                is_set ? "tally doctor tries them, and sends nothing."
                       : "Nothing leaves this machine. Set one up: tally account out --help");
}

// Of this account as it was, or of the other one of the same user; else somebody is asked.
Result<vault::Secret> secret_for(AccountOptions const& options,
                                 std::optional<MailAccount> const& before,
                                 std::optional<MailAccount> const& other) {
    if (!options.password_file.empty()) {
        auto const typed = TRY(read_passphrase_file(options.password_file));
        return vault::Secret{.text = std::string{typed.view()}, .file = {}, .command = {}};
    }
    for (auto const* const account : {&before, &other})
        if (*account && (*account)->user == options.user) return (*account)->secret;
    if (options.user.empty()) return vault::Secret{};
    if (::isatty(STDIN_FILENO) == 0)
        return fail(Code::invalid_input, "the password of " + options.user + " is needed",
                    "put it into a file that only you can read: --password-file FILE");
    auto const typed =
        TRY(ask_passphrase(fmt::format("Password of {} at {}: ", options.user, options.url)));
    return vault::Secret{.text = std::string{typed.view()}, .file = {}, .command = {}};
}

// The address as providers write it, "smtp.provider.example" or with a port, becomes a whole one.
// Ports on which a connection begins in the clear have to offer STARTTLS (RFC 3207, RFC 9051).
Result<std::string> whole_url(std::string const& url, std::string const& scheme,
                              std::string const& port) {
    if (url.starts_with(scheme + "s://") || url.starts_with(scheme + "://")) return url;
    if (url.contains("://"))
        return fail(Code::invalid_input, "'" + url + "' is no address of this kind of server",
                    "it begins with " + scheme + "s:// or " + scheme + "://");
    auto const colon = url.rfind(':');
    if (colon == url.npos) return scheme + "s://" + url + port;
    auto const named = url.substr(colon + 1);
    bool const is_clear_at_first = named == "587" || named == "25" || named == "143";
    return scheme + (is_clear_at_first ? "://" : "s://") + url;
}

Result<int> keep(Session& session, vault::Vault& vault, MailSettings const& settings) {
    TRY(vault::keep_mail_settings(vault, settings));
    return show(session, vault, settings, "Try it: tally doctor (it sends nothing)");
}

Result<int> set_out(Session& session, AccountOptions const& options) {
    auto const url = TRY(whole_url(options.url, "smtp", ":465"));
    auto vault = TRY(session.open(Use::write));
    auto settings = TRY(vault::read_mail_settings(vault));
    auto const secret = TRY(secret_for(options, settings.smtp, settings.imap));
    settings.smtp = MailAccount{url, options.user, secret, options.oauth2, options.ca_file};
    if (!options.address.empty()) settings.from.address = options.address;
    if (!options.name.empty()) settings.from.name = options.name;
    return keep(session, vault, settings);
}

Result<int> set_in(Session& session, AccountOptions const& options) {
    auto const url = TRY(whole_url(options.url, "imap", ":993"));
    auto vault = TRY(session.open(Use::write));
    auto settings = TRY(vault::read_mail_settings(vault));
    auto const secret = TRY(secret_for(options, settings.imap, settings.smtp));
    settings.imap = MailAccount{url, options.user, secret, options.oauth2, options.ca_file};
    if (!options.folders.empty()) settings.folders = options.folders;
    return keep(session, vault, settings);
}

Result<int> add_authority(Session& session, AccountOptions const& options) {
    auto const url = TRY(whole_url(options.url, "http", ""));
    auto vault = TRY(session.open(Use::write));
    auto settings = TRY(vault::read_mail_settings(vault));
    std::erase_if(settings.authorities, [&](auto const& one) { return one.url == url; });
    settings.authorities.push_back({url, options.ca_file, options.policy});
    return keep(session, vault, settings);
}

Result<int> drop(Session& session, AccountOptions const& options) {
    auto vault = TRY(session.open(Use::write));
    auto settings = TRY(vault::read_mail_settings(vault));
    auto const& which = options.which;
    bool found = false;
    if (which == "out") {
        found = settings.smtp.has_value();
        settings.smtp.reset();
    } else if (which == "in") {
        found = settings.imap.has_value();
        settings.imap.reset();
    } else {
        found = std::erase_if(settings.authorities,
                              [&](auto const& one) { return one.url == which; }) > 0;
    }
    if (!found)
        return fail(Code::not_found, "no such account is set up: '" + which + "'",
                    "out, in, or the address of an authority: tally account list");
    TRY(vault::keep_mail_settings(vault, settings));
    return show(session, vault, settings, "What it was stays in mail.toml.before.");
}

void add_server_options(CommandLine command, AccountOptions& options, std::string const& example) {
    command.add_option("--url", options.url, "Its address, such as " + example)
        .type_name("URL")
        .required();
    command
        .add_option("--ca-file", options.ca_file,
                    "Certificate to trust besides the system's, for a server of your own")
        .type_name("FILE");
}

void add_login_options(CommandLine command, AccountOptions& options) {
    command.add_option("--user", options.user, "Whom to log in as; mostly your address");
    command
        .add_option("--password-file", options.password_file,
                    "File with the password, for your eyes only (default: the one that is set; "
                    "else asks)")
        .type_name("FILE");
    command.add_flag("--oauth2", options.oauth2, "The password is a token (OAuth 2.0)");
}

}  // namespace

void add_account_commands(CommandLine app, Session& session) {
    auto const options = std::make_shared<AccountOptions>();
    auto const choose = [&session,
                         options](Result<int> (*action)(Session&, AccountOptions const&)) {
        return [&session, options, action] {
            session.choose([options, action](Session& s) { return action(s, *options); });
        };
    };
    auto account = app.add_subcommand(
        "account", "Servers that you use: mail out, mail in, timestamp authorities");
    account.require_subcommand(1);
    account.add_subcommand("list", "What is set up; passwords are not shown")
        .callback(choose(list));
    auto out = account.add_subcommand("out", "The server that your letters go out through");
    add_server_options(out, *options, "smtps://smtp.provider.example:465");
    add_login_options(out, *options);
    out.add_option("--address", options->address, "Sender of letters (default: yours)");
    out.add_option("--name", options->name, "Name of the sender (default: yours)");
    out.footer("Most providers want an app password here, not the one that you log in with.");
    out.callback(choose(set_out));
    auto in = account.add_subcommand("in", "The account that answers arrive in; it is only read");
    add_server_options(in, *options, "imaps://imap.provider.example:993");
    add_login_options(in, *options);
    in.add_option("--folder", options->folders, "A folder to read (repeatable; default: INBOX)")
        .one_each_time();
    in.callback(choose(set_in));
    auto stamps =
        account.add_subcommand("timestamp", "An authority that signs when your record existed");
    add_server_options(stamps, *options, "https://tsa.provider.example/tsr");
    stamps
        .add_option("--policy", options->policy,
                    "Object identifier of the rules that it has to stamp by")
        .type_name("OID");
    stamps.callback(choose(add_authority));
    auto dropped = account.add_subcommand("drop", "Use one no longer");
    dropped.add_option("WHICH", options->which, "out, in, or the address of an authority")
        .required();
    dropped.callback(choose(drop));
}

}  // namespace tally::cli
