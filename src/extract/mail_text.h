// The words of a mail: its plain text, or what its HTML says where it has none.
#pragma once

#include <string>

#include "mail/mime.h"

namespace tally::extract {

struct MailText {
    std::string text;        // valid UTF-8
    bool from_html = false;  // the mail had no plain text
};

MailText mail_text(mail::Mail const& mail);

}  // namespace tally::extract
