// Documents that wait to be read, and the threads that hand them to the readers.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "extract/extraction.h"
#include "vault/examine.h"
#include "vault/look_inside.h"

namespace tally::vault {

// Something to read: a whole item (path empty) or a part of it.
struct DocumentPart {
    std::string path;
    std::string media;
    std::string name;
    Digest digest;
};
// The parts of the item that hold words which only the readers can tell, with the item itself.
std::vector<DocumentPart> documents_in(ledger::ItemRecord const& record);

struct ReadDocument {
    DocumentPart part;
    extract::Extraction extraction;
};
struct ReadItem {
    search::IndexedItem item;
    ledger::ItemRecord record;
    std::vector<ReadDocument> documents;
};

// Reads the documents of the items, several at a time, and hands each item to `done` in this
// thread. What was read before is taken from the vault, unless `again`.
Result<void> read_documents(Vault& vault, std::vector<ReadItem> items, LookOptions const& options,
                            std::function<Result<void>(ReadItem)> const& done);

}  // namespace tally::vault
