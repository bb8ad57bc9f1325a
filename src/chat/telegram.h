// The chats in Telegram Desktop's result.json (Settings > Advanced > Export Telegram data, or
// "Export chat history"; https://telegram.org/blog/export-and-more): one chat, or all of them under
// chats.list.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "chat/conversation.h"

namespace tally::chat {

// One chat object inside the file.
struct TelegramChat {
    std::string title;
    std::string id;
    std::uint64_t offset = 0;
    std::uint64_t length = 0;
};
// In the order of the file; a single chat is the whole file. A chat that is cut off at the end of
// the file is among them.
Result<std::vector<TelegramChat>> list_telegram_chats(std::string_view bytes);

// How the chat is to be read.
Reading telegram_reading(TelegramChat const& chat, std::string const& zone);

}  // namespace tally::chat
