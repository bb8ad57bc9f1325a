// Conversations as lines and as JSON.
#pragma once

#include <string>
#include <vector>

#include "chat/conversation.h"
#include "cli/session.h"
#include "vault/chats.h"
#include "vault/look_inside.h"

namespace tally::cli {

// "12 Mar 2024, 10:15 CET  Anna: text", further lines indented; `mark` in front of one of them.
std::string messages_text(std::vector<chat::Message> const& messages, std::size_t first,
                          std::string const& marked, std::string const& zone);
OutJson messages_json(std::vector<chat::Message> const& messages, std::string const& item,
                      std::size_t first);
OutJson json_of(vault::ChatChange const& change);
OutJson json_of(vault::PageChange const& change);
// When the two were kept, the lines that are gone ("-") and those that are new ("+").
std::string page_change_text(vault::PageChange const& change, std::string const& zone);

// What was read inside of items.
OutJson json_of(vault::LookSummary const& inside);
std::string inside_text(vault::LookSummary const& inside, std::string const& zone);

}  // namespace tally::cli
