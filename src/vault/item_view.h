// The look at one item.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/stream.h"
#include "chat/conversation.h"
#include "extract/extraction.h"
#include "ledger/report.h"
#include "search/index.h"
#include "vault/item_entry.h"
#include "vault/vault.h"

namespace tally::vault {

// One item with everything that is known of it.
struct ItemView {
    search::IndexedItem item;
    ItemEntry entry;
    std::string text;  // of a mail, a file, a document, a part; of a chat as lines
    std::string part;  // what of it was asked for; empty: all of it
    // How the text of a document was read; absent where nothing had to be read.
    std::optional<extract::Extraction> extraction;
    std::vector<chat::Message> messages;  // of a chat; of one message, it and those around it
    std::size_t first_message = 0;        // place of messages[0], from 1
    std::vector<search::IndexedItem> same_content;  // other items that are or hold the same bytes
    // What was checked just now: the bytes against their digest, the entry against the ledger.
    std::vector<ledger::Check> signatures;  // of a mail, under the keys of the record
    bool bytes_match = false;
    std::string bytes_problem;  // why not
};
// `part` ("2.1", message "17") may be empty. not_found for a part that is not there.
Result<ItemView> view_item(Vault& vault, search::IndexedItem const& item,
                           std::string const& part = {});

// Original bytes, bit for bit; a part ("id/2.1") comes decoded. not_found for a part that is not
// there. Whole items pass by in pieces and are checked behind the last one.
Result<void> write_raw(Vault& vault, search::IndexedItem const& item, std::string const& part,
                       Sink const& sink);

}  // namespace tally::vault
