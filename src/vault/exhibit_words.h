// The words of an exhibit as one text: what a decisive sentence is looked for in.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "chat/conversation.h"

namespace tally::vault {

// Of a mail: what it says; of texts and tables: themselves; of pages: what a browser would show; of
// a commit: its message; of all else: `extracted`, what was read in it.
std::string exhibit_words(std::string_view media, std::string_view bytes,
                          std::string const& extracted);
// The messages of a conversation, one a line; and where each begins.
std::string conversation_words(std::vector<chat::Message> const& messages);
// The message, from 0, whose words hold the byte of conversation_words.
std::size_t message_at(std::vector<chat::Message> const& messages, std::uint64_t offset);

// A passage of a text.
struct Passage {
    std::uint64_t offset = 0;  // bytes
    std::uint64_t length = 0;
};
// The first place of the quote; white space may differ. nullopt: it does not stand there.
std::optional<Passage> find_passage(std::string_view text, std::string_view quote);

}  // namespace tally::vault
