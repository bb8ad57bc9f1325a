// Looks at one item's bytes: what it is, who wrote it, what it holds, what can be searched in it.
// Never fails: what cannot be read is said in ItemRecord::problems.
#pragma once

#include <string>
#include <vector>

#include "chat/conversation.h"
#include "extract/extraction.h"
#include "importers/source.h"
#include "ledger/item.h"
#include "search/index.h"
#include "vault/item_text.h"

namespace tally::vault {

// What the item alone does not tell.
struct ExamineContext {
    std::string own_address;                           // lower case
    std::string zone;                                  // IANA; of times that name none
    chat::DateOrder dates = chat::DateOrder::unknown;  // of chats that do not tell day from month
};

struct Examined {
    ledger::ItemRecord record;
    std::string text;                    // bounded; valid UTF-8
    std::vector<std::string> addresses;  // of everybody in From, To and Cc, lower case
    std::string counterparty;            // topic of the partition: who it was exchanged with
    std::string conversation;            // what it belongs to; may be empty
    std::string refused;  // why it cannot be recorded before the user has said more; mostly empty
    std::string hint;     // what to say
};

// `digest` is of the raw bytes.
Examined examine(importers::RawItem const& raw, Digest const& digest,
                 ExamineContext const& context);
// What examine() does with a chat.
void examine_chat(Examined& examined, importers::RawItem const& raw, ExamineContext const& context);
// Everybody in From, To and Cc of a mail, lower case.
std::vector<std::string> addresses_of_mail(std::string_view bytes);

// What can be searched in a stored item, as examine() found it: for rebuilding the index, and for
// snippets.
struct Searchable {
    std::string text;
    std::string conversation;
};
Searchable searchable(ledger::ItemRecord const& record, std::string_view bytes);
// Captures of one page belong together: "page/" and its address without what stands behind '#'.
// Empty for what is no page, or does not name its address.
inline constexpr std::string_view page_prefix = "page/";
std::string conversation_of_page(ledger::ItemRecord const& record);

// Where an item is recorded.
struct ItemPlace {
    std::string engagement;  // slug; empty in the inbox
    ledger::LedgerId ledger;
    std::uint64_t n = 0;
    Instant recorded;
};
search::IndexDocument index_document(ledger::ItemRecord const& record, Searchable searchable,
                                     ItemPlace const& place);

}  // namespace tally::vault
