// Messages out of the text of a page that a person copied, printed or saved: for conversations that
// no program exports, above all Upwork Messages. Everything here is a guess, and says so: a person
// looks at the result and corrects it before it is kept (transcript.h).
//
// No real page was at hand when this was written. What it expects: lines with a date ("Monday, Mar
// 2, 2026", "Today"), a name and a time on one line or two ("Ann Client", "2:05 PM"), then the
// text.
#pragma once

#include <cstdint>
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

// A line that went into no message.
struct LeftOutLine {
    std::uint64_t number = 0;  // in the text, from 1
    std::string text;          // its first 500 bytes
};

// Never fails. Each line is a header, a part of a message, or counted as left out: what stands in
// front of the first message, and what is beyond the limits of conversation.h.
struct PastedConversation {
    std::vector<PastedMessage> messages;
    std::vector<LeftOutLine> left_out;  // the first of them, at most problems_max
    std::uint64_t left_out_count = 0;
};
PastedConversation guess_messages(std::string_view text, PasteContext const& context);

}  // namespace tally::chat
