// The readers behind chat::read, one for each format.
#pragma once

#include "chat/conversation.h"

namespace tally::chat {

Result<Conversation> read_whatsapp(std::string_view bytes, Reading const& reading);
Result<Conversation> read_slack_day(std::string_view bytes, Reading const& reading);
Result<Conversation> read_telegram_chat(std::string_view bytes, Reading const& reading);
Result<Conversation> read_transcript(std::string_view bytes, Reading const& reading);

bool looks_like_whatsapp(std::string_view first_bytes);
bool looks_like_slack_day(std::string_view first_bytes);
bool looks_like_telegram(std::string_view first_bytes);
bool looks_like_transcript(std::string_view first_bytes);

// Adds a problem while there is room.
void complain(Conversation& conversation, Problem problem);
// The text as it can be kept: valid UTF-8, at most message_bytes_max.
std::string bounded_text(std::string_view text);

}  // namespace tally::chat
