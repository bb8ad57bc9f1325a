// Our own plain form of a conversation that no program exports (docs/formats/transcript.md): what a
// person copied, printed or saved, as the person confirmed it.
//
//   tallystick transcript 1
//   conversation: upwork/Logo for a bakery
//   title: Logo for a bakery
//   zone: Europe/Berlin
//   copied-from: aaaabbbbccccdddd
//
//   [2026-03-02 14:05] Ann Client: Could you add a page?
//     With the prices, please.
//     (attached: prices.pdf)
//   [2026-03-02 14:06] * Ann Client ended the contract
#pragma once

#include <string>
#include <string_view>

#include "chat/conversation.h"

namespace tally::chat {

struct Transcript {
    std::string conversation;
    std::string title;
    std::string zone = "UTC";
    std::string copied_from;  // id of the item that shows the original; may be empty
    std::vector<Message> messages;
};

// Minutes, or seconds where a message has them. Line breaks inside a name become spaces.
std::string write_transcript(Transcript const& transcript);
// Strict: the error names the line.
Result<Transcript> parse_transcript(std::string_view text);

}  // namespace tally::chat
