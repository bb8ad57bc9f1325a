// Slack's message markup as plain text (https://api.slack.com/reference/surfaces/formatting).
#pragma once

#include <map>
#include <string>
#include <string_view>

namespace tally::chat {

// <@U1> becomes the person's name, <#C1|general> #general, <https://x|here> "here (https://x)", and
// &amp; &lt; &gt; what they stand for.
std::string slack_plain_text(std::string_view text,
                             std::map<std::string, std::string> const& people);

}  // namespace tally::chat
