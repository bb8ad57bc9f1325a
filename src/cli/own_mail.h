// A mail to oneself, through whatever sends mail on this machine.
#pragma once

#include <filesystem>
#include <string>

#include "base/result.h"

namespace tally::cli {

// What remind.toml in the vault's folder says. Only its owner may be able to read it.
struct OwnMail {
    std::string address;  // empty: no mail is wanted
    // Takes a message on stdin, as sendmail does. Empty: the account in mail.toml, where there is
    // one, else /usr/sbin/sendmail.
    std::string program = {};
};

// Nothing is wanted where there is no such file.
Result<OwnMail> read_own_mail(std::filesystem::path const& vault_folder);

// RFC 5322 with a subject of RFC 2047 and a body in UTF-8: no text can add a header.
std::string own_message(std::string const& address, std::string const& subject,
                        std::string const& text);

Result<void> send_own_mail(OwnMail const& mail, std::string const& subject,
                           std::string const& text);

}  // namespace tally::cli
