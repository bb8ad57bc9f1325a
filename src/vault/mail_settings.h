// mail.toml in the vault's folder: the accounts, timestamp authorities and DNS that the user chose.
// Nothing goes out where there is none (docs/manual/letters.md).
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "mail/mime.h"
#include "net/dns.h"
#include "net/smtp.h"
#include "vault/vault.h"

namespace tally::vault {

// How the secret of an account is had: out of mail.toml itself, a file that only its owner reads,
// or what a command prints.
struct Secret {
    std::string text;
    std::string file;
    std::vector<std::string> command;
};
// Never to be logged or put into an error.
Result<std::string> read_secret(Secret const& secret);

struct MailAccount {
    std::string url;
    std::string user;
    Secret secret;
    bool oauth2 = false;
    std::string ca_file;
};

struct TimestampAuthority {
    std::string url;
    std::string ca_file = {};
    std::string policy = {};  // object identifier that is asked for; empty: the authority's choice
};

struct MailSettings {
    mail::MailAddress from;  // of letters
    std::optional<MailAccount> smtp;
    std::optional<MailAccount> imap;
    std::vector<std::string> folders{"INBOX"};
    std::vector<TimestampAuthority> authorities;
    net::DnsOptions dns;
    bool dns_is_chosen = false;  // there is a [dns]: imports may ask for keys
};

inline constexpr auto mail_settings_file = "mail.toml";

// Empty settings with the vault's own address where there is no file. invalid_input names line and
// column; rejected when others can read it.
Result<MailSettings> read_mail_settings(Vault& vault);
// Replaces the file, private and durable; what it was before stays beside it as mail.toml.before.
// invalid_input, and nothing written, where these settings would not be read back.
Result<void> keep_mail_settings(Vault& vault, MailSettings const& settings);
Result<net::SmtpServer> smtp_server(MailAccount const& account);

}  // namespace tally::vault
