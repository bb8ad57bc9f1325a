#include "vault/mail_settings.h"

#include "base/encoding.h"
#include "toml/toml_value.h"
#include "vault/child_process.h"
#include "vault/private_file.h"

namespace tally::vault {
namespace {

Result<MailAccount> read_account(TomlReader& root, std::string_view key) {
    auto reader = TRY(root.table(key, "[" + std::string{key} + "]"));
    MailAccount account;
    account.url = TRY(reader.string("url"));
    account.user = TRY(reader.string_or_empty("user"));
    account.secret.text = TRY(reader.string_or_empty("secret"));
    account.secret.file = TRY(reader.string_or_empty("secret_file"));
    account.secret.command = TRY(reader.strings("secret_command"));
    if (reader.has("oauth2")) account.oauth2 = TRY(reader.boolean("oauth2"));
    account.ca_file = TRY(reader.string_or_empty("ca_file"));
    TRY(reader.finish());
    auto const begin = std::string{key == "imap" ? "imap" : "smtp"};
    if (!account.url.starts_with(begin + "://") && !account.url.starts_with(begin + "s://"))
        return reader.wrong("url", "must begin with " + begin + "s:// or " + begin + "://");
    return account;
}

Result<void> read_folders(TomlReader& root, MailSettings& settings) {
    if (!root.has("folders")) return {};
    settings.folders = TRY(root.strings("folders"));
    return {};
}

Result<void> read_authorities(TomlReader& root, MailSettings& settings) {
    for (auto& reader : TRY(root.tables("timestamp", "a [[timestamp]]"))) {
        TimestampAuthority authority;
        authority.url = TRY(reader.string("url"));
        authority.ca_file = TRY(reader.string_or_empty("ca_file"));
        authority.policy = TRY(reader.string_or_empty("policy"));
        TRY(reader.finish());
        settings.authorities.push_back(std::move(authority));
    }
    return {};
}

Result<void> read_dns(TomlReader& root, MailSettings& settings) {
    if (!root.has("dns")) return {};
    auto reader = TRY(root.table("dns", "[dns]"));
    settings.dns_is_chosen = true;
    settings.dns.resolvers = TRY(reader.strings("resolver"));
    settings.dns.trust_anchor = TRY(reader.string_or_empty("trust_anchor"));
    return reader.finish();
}

Result<MailSettings> parse_mail_settings(std::string const& text, Profile const& profile) {
    MailSettings settings;
    settings.from = {profile.name, profile.email};
    auto const toml = TRY(parse_toml(text, mail_settings_file));
    auto root = TRY(TomlReader::open(toml, mail_settings_file, "the file"));
    if (root.has("name")) settings.from.name = TRY(root.string("name"));
    if (root.has("address")) settings.from.address = TRY(root.string("address"));
    if (root.has("smtp")) settings.smtp = TRY(read_account(root, "smtp"));
    if (root.has("imap")) settings.imap = TRY(read_account(root, "imap"));
    TRY(read_folders(root, settings));
    TRY(read_authorities(root, settings));
    TRY(read_dns(root, settings));
    TRY(root.finish());
    return settings;
}

std::string toml_list(std::vector<std::string> const& texts) {
    std::string list;
    for (auto const& text : texts) list += (list.empty() ? "" : ", ") + toml_string(text);
    return "[" + list + "]";
}

// "key = value", and nothing where there is no value.
std::string member(std::string_view key, std::string const& value) {
    return value.empty() ? "" : std::string{key} + " = " + toml_string(value) + "\n";
}

std::string account_text(std::string_view key, std::optional<MailAccount> const& account) {
    if (!account) return {};
    auto text = "\n[" + std::string{key} + "]\n" + member("url", account->url) +
                member("user", account->user) + member("secret", account->secret.text) +
                member("secret_file", account->secret.file);
    if (!account->secret.command.empty())
        text += "secret_command = " + toml_list(account->secret.command) + "\n";
    if (account->oauth2) text += "oauth2 = true\n";
    return text + member("ca_file", account->ca_file);
}

std::string text_of(MailSettings const& settings, Profile const& profile) {
    std::string text = "# Who may read this file can log in as you. docs/manual/letters.md\n";
    if (settings.from.name != profile.name) text += member("name", settings.from.name);
    if (settings.from.address != profile.email) text += member("address", settings.from.address);
    if (settings.folders != MailSettings{}.folders)
        text += "folders = " + toml_list(settings.folders) + "\n";
    text += account_text("smtp", settings.smtp) + account_text("imap", settings.imap);
    for (auto const& authority : settings.authorities)
        text += "\n[[timestamp]]\n" + member("url", authority.url) +
                member("ca_file", authority.ca_file) + member("policy", authority.policy);
    if (!settings.dns_is_chosen) return text;
    text += "\n[dns]\n";
    if (!settings.dns.resolvers.empty())
        text += "resolver = " + toml_list(settings.dns.resolvers) + "\n";
    return text + member("trust_anchor", settings.dns.trust_anchor);
}

}  // namespace

Result<std::string> read_secret(Secret const& secret) {
    auto text = secret.text;
    if (!secret.file.empty()) text = TRY(read_private_file(secret.file));
    if (!secret.command.empty()) {
        auto done = TRY(run_program(secret.command, {}, std::chrono::seconds{60}));
        if (done.status != 0)
            return fail(
                Code::unavailable,
                secret.command.front() + " ended with status " + std::to_string(done.status),
                "it has to print the secret: secret_command in mail.toml");
        text = std::move(done.text);
    }
    while (text.ends_with('\n') || text.ends_with('\r')) text.pop_back();
    return text;
}

Result<MailSettings> read_mail_settings(Vault& vault) {
    auto const path = vault.folder() / mail_settings_file;
    if (std::error_code error; !std::filesystem::exists(path, error))
        return parse_mail_settings({}, vault.profile());
    return parse_mail_settings(TRY(read_private_file(path)), vault.profile());
}

Result<void> keep_mail_settings(Vault& vault, MailSettings const& settings) {
    auto const path = vault.folder() / mail_settings_file;
    auto const text = text_of(settings, vault.profile());
    TRY(parse_mail_settings(text, vault.profile()));
    auto const before = read_private_file(path);
    if (!before && before.error().code != Code::not_found) return std::unexpected(before.error());
    if (before) TRY(write_private_file(path.string() + ".before", *before));
    return write_private_file(path, text);
}

Result<net::SmtpServer> smtp_server(MailAccount const& account) {
    auto secret = TRY(read_secret(account.secret));
    return net::SmtpServer{account.url, account.user, std::move(secret), account.oauth2,
                           account.ca_file};
}

}  // namespace tally::vault
