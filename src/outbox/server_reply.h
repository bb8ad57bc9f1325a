// What a mail server says when it takes a letter, and links that open a mail program. Pure.
#pragma once

#include <string>
#include <string_view>

namespace tally::outbox {

// The Message-ID under which the letter goes on, without angle brackets. Some services give it one
// of theirs and say so in their reply: Exchange Online writes it out, Amazon SES gives the part in
// front of the @ (its developer guide: the rest is the region, or "email" in us-east-1). Any other
// reply: `ours`.
std::string message_id_in_reply(std::string_view reply, std::string_view server_url,
                                std::string const& ours);

// A link that opens a mail program with a letter to one address (RFC 6068): plain text alone.
std::string mailto_link(std::string_view to, std::string_view subject, std::string_view text);

}  // namespace tally::outbox
