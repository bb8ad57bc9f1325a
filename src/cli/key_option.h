// --keys: keys of mail domains out of a file, else out of DNS.
#pragma once

#include "cli/session.h"
#include "vault/mail_keys.h"

namespace tally::cli {

inline constexpr auto keys_help =
    "Keys of mail domains, NAME and TXT record a line (default: ask DNS)";

Result<std::string> read_file(std::string const& path);
Result<vault::MailKeys> keys_of(Session& session, vault::Vault& vault, std::string const& file);

}  // namespace tally::cli
