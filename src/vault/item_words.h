// The words of items, as the index knows them.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "chat/conversation.h"
#include "search/index.h"
#include "vault/vault.h"

namespace tally::vault {

// Of a larger item no words are shown.
inline constexpr std::uint64_t shown_bytes_max = std::uint64_t{32} << 20;

// The place, from 0, of the message whose part path is given; not_found where there is none.
Result<std::size_t> message_place(std::string const& part, std::size_t count);

// Keeps the chat that was read last: its messages are hits side by side.
class ItemWords {
public:
    // The vault must outlive this object.
    explicit ItemWords(Vault& vault) : vault_{vault} {}

    // Of an item or of a part; empty where it has none. The bytes are not checked against their
    // digest.
    Result<std::string> of(search::IndexedItem const& item);

private:
    Result<std::string> of_message(search::IndexedItem const& item, std::string const& part);

    Vault& vault_;
    ledger::ItemId chat_;
    std::vector<chat::Message> messages_;
};

// Of one alone.
Result<std::string> text_of_item(Vault& vault, search::IndexedItem const& item);

}  // namespace tally::vault
