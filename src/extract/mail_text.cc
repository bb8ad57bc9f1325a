#include "extract/mail_text.h"

#include "extract/html_text.h"

namespace tally::extract {

MailText mail_text(mail::Mail const& mail) {
    bool const has_words = mail.text.find_first_not_of(" \t\r\n") != std::string::npos;
    if (has_words || mail.html.empty()) return {mail.text, false};
    return {html_to_text(mail.html), true};
}

}  // namespace tally::extract
