// Conversations: the messages inside of recorded chats, and what changed between two captures of
// one conversation.
#pragma once

#include <string>
#include <vector>

#include "chat/compare.h"
#include "chat/conversation.h"
#include "chat/other_side.h"
#include "ledger/item.h"
#include "search/index.h"
#include "vault/vault.h"

namespace tally::vault {

// The reading that was settled when the chat was recorded. corrupt for a record of another release.
Result<chat::Reading> reading_of(ledger::ChatRecord const& record);
// The messages of a recorded chat; message 17 is the item's part "17". not_found when it was
// erased.
Result<std::vector<chat::Message>> messages_of(Vault& vault, ledger::ItemRecord const& record);

// A message that another capture shows otherwise: both versions stay where they are.
struct ChatChange {
    chat::Change::What what;
    ledger::ItemId before;  // the message in the earlier capture; without part: it was not there
    ledger::ItemId after;   // in the later capture
    Instant earlier;        // when the two captures were recorded
    Instant later;
    std::string text;  // "Anna edited the message of 12 Mar 2024, 10:15 CET: “...” became “...”"
};

// What a capture brings beside the ones that were recorded before it.
struct CaptureNews {
    std::vector<std::size_t> fresh;    // messages that no earlier capture shows as they are
    std::vector<ChatChange> alarming;  // edited, deleted, vanished, inserted
};
// Compares captures of the vault as the index knows them; keeps what it has read of their records.
class Captures {
public:
    // The vault must outlive this object, and no chat may be recorded meanwhile.
    explicit Captures(Vault& vault) : vault_{vault} {}
    Result<CaptureNews> compare_with_earlier(search::IndexedItem const& item,
                                             ledger::ItemRecord const& record,
                                             std::vector<chat::Message> const& messages);

private:
    struct Known {
        search::IndexedItem item;
        ledger::ItemRecord record;
    };
    Result<std::vector<Known> const*> captures_of(std::string const& conversation);

    Vault& vault_;
    std::map<std::string, std::vector<Known>> known_;
};

// One conversation as its two sides exported it.
struct SidesView {
    chat::Alignment alignment;
    std::uint64_t ours = 0;  // messages
    std::uint64_t theirs = 0;
    std::vector<ChatChange> changes;  // `before` is in ours, `after` in theirs
};
// `people`: names in theirs -> names in ours; the rest is found by what both say. invalid_input for
// an item that is no conversation.
Result<SidesView> compare_sides(Vault& vault, search::IndexedItem const& ours,
                                search::IndexedItem const& theirs,
                                std::map<std::string, std::string> const& people);

// One conversation of the vault with its captures.
struct ConversationView {
    std::string conversation;
    std::string title;
    std::string engagement;                     // of the newest capture; empty: the inbox
    std::vector<search::IndexedItem> captures;  // oldest recorded first
    std::vector<ChatChange> changes;
};
// All conversations, or those of one engagement, by title.
Result<std::vector<ConversationView>> list_conversations(Vault& vault, std::string const& slug);

}  // namespace tally::vault
