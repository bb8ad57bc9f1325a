// What takes longer than recording an item: the messages of chats, the words of PDF files and
// pictures, the files in archives and mails. It runs behind an import, and can be stopped at any
// time: the next one goes on where it ended.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "extract/extraction.h"
#include "ledger/item.h"
#include "vault/chats.h"
#include "vault/extractions.h"
#include "vault/pages.h"
#include "vault/vault.h"

namespace tally::vault {

struct LookProgress {
    std::uint64_t done = 0;
    std::uint64_t total = 0;
};
using LookWatcher = std::function<void(LookProgress const&)>;

struct LookOptions {
    std::string languages = "eng";  // of OCR
    bool again = false;             // also what was read before
};

// A document whose text could not be read, or only in part; its bytes are kept all the same.
struct UnreadText {
    ledger::ItemId item;  // or a part
    std::string name;
    std::string status;  // partial, failed
    std::string why;
};

struct LookSummary {
    std::uint64_t messages = 0;   // made searchable
    std::uint64_t documents = 0;  // read
    std::vector<UnreadText> unread;
    std::vector<ChatChange> changes;
    std::vector<PageChange> pages;  // that say something else than before
};

// Whether there is something to look into: messages, words of documents, an earlier capture.
bool has_an_inside(ledger::ItemRecord const& record);

// Looks into all items that were recorded since the last time. The index must be up to date.
Result<LookSummary> look_inside(Vault& vault, LookOptions const& options,
                                LookWatcher const& watcher = {});
// How many items wait for it.
Result<std::uint64_t> waiting_for_a_look(Vault& vault);
// Remembers that nothing waits: for an import that saw every new item itself.
Result<void> nothing_to_look_into(Vault& vault);

// Bytes of a part: a MIME part, or a file in an archive. not_found when there is none.
Result<std::string> part_of(Vault& vault, ledger::ItemRecord const& record,
                            std::string const& part);

}  // namespace tally::vault
