// A mail through the user's own server (RFC 5321, RFC 3207, RFC 4954), by libcurl.
#pragma once

#include <string>

#include "base/result.h"

namespace tally::net {

struct SmtpServer {
    // "smtps://host:465" (TLS), "smtp://host:587" (STARTTLS, which must succeed but for loopback).
    std::string url;
    std::string user;  // empty: no login
    std::string secret;
    bool oauth2 = false;  // the secret is a token (XOAUTH2)
    std::string ca_file = {};
};

// The server's last word, such as "250 2.0.0 Ok: queued as 4Zx". Errors:
//   unavailable    nothing was sent; the same call may work later
//   rejected       the server refuses sender, recipient, login or content for good
//   unknown_state  the mail went out and the answer was lost: it may have been accepted
// No error holds the secret.
Result<std::string> send_mail(SmtpServer const& server, std::string const& from,
                              std::string const& to, std::string const& message);
// Connects and logs in, and sends nothing.
Result<std::string> try_server(SmtpServer const& server);

}  // namespace tally::net
