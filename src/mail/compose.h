// A mail as bytes that may be sent (RFC 5322, RFC 2045, RFC 2047), written by GMime.
#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "base/time.h"
#include "mail/mime.h"

namespace tally::mail {

struct NewAttachment {
    std::string name;
    std::string media;  // "text/html"
    std::string bytes;
};

struct NewMail {
    MailAddress from;
    MailAddress to;
    std::string subject;
    std::string message_id;  // without angle brackets
    Instant date;
    std::string text;              // UTF-8, lines end with LF
    std::string html;              // the same in HTML; empty: plain text alone
    std::string in_reply_to = {};  // without angle brackets; empty: none
    std::vector<NewAttachment> attachments = {};
    bool automatic = false;  // no person wrote it (RFC 3834)
};

// With CRLF. The same input gives the same bytes. Nothing in a member can add a header field:
// invalid_input for a line end in an address, a subject or an id.
Result<std::string> compose(NewMail const& mail);

}  // namespace tally::mail
