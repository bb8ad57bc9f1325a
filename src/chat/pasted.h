// Messages out of the text of a page that a person copied, printed or saved: for conversations that
// no program exports, above all Upwork Messages. Everything here is a guess, and says so: a person
// looks at the result and corrects it before it is kept (transcript.h).
//
// No real page was at hand when this was written. What it expects: lines with a date ("Monday, Mar
// 2, 2026", "Today"), a name and a time on one line or two ("Ann Client", "2:05 PM"), then the
// text.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "chat/conversation.h"

namespace tally::chat {

struct PasteContext {
    std::vector<std::string> names;  // who may be speaking: the freelancer, the client's people
    std::string zone = "UTC";        // of the times on the page
    Date captured{};                 // when it was copied: what "Today" means
};

struct PastedMessage {
    Message message;
    std::vector<std::string> doubts;  // why a person should look: "no date above it"
};

// Never fails; text in front of the first message is left out and named in `left_out`.
struct PastedConversation {
    std::vector<PastedMessage> messages;
    std::vector<std::string> left_out;  // lines, at most problems_max
};
PastedConversation guess_messages(std::string_view text, PasteContext const& context);

}  // namespace tally::chat
