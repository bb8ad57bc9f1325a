// --keys: keys of mail domains out of a file, else out of DNS.
#pragma once

#include "cli/session.h"
#include "vault/mail_evidence.h"
#include "vault/mail_keys.h"

namespace tally::cli {

inline constexpr auto keys_help =
    "Keys of mail domains, NAME and TXT record a line (default: ask DNS)";

Result<std::string> read_file(std::string const& path);
Result<vault::MailKeys> keys_of(Session& session, vault::Vault& vault, std::string const& file);

// Keeps the keys that the mails of all engagements were signed with: DNS still has them when mails
// have just come in.
Result<vault::KeyKeeping> keep_keys_of_all(Session& session, vault::Vault& vault);

}  // namespace tally::cli
