// Documents that wait to be read, and the threads that hand them to the readers.
#pragma once

#include <functional>
#include <memory>
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
    std::uint64_t bytes = 0;
};
// The parts of the item that hold words which only the readers can tell, with the item itself.
std::vector<DocumentPart> documents_in(ledger::ItemRecord const& record);

struct ReadDocument {
    DocumentPart part;
    extract::Extraction extraction;
    bool left_out = false;  // beyond a limit of this item: read when it comes by itself
};
struct ReadItem {
    search::IndexedItem item;
    // Shared by the portions of one item: an archive lists up to ten thousand files.
    std::shared_ptr<ledger::ItemRecord const> record;
    std::vector<ReadDocument> documents;
    bool last = true;  // no portion of this item follows
};
// The documents of one item, in portions that fit into memory. Each costs a walk through the
// archive, so there are so many; documents beyond them are in the last one, marked as not read.
inline constexpr std::size_t portions_max = 40;
std::vector<ReadItem> portions_of(search::IndexedItem const& item, ledger::ItemRecord record);

// Reads the documents of the items, several at a time, and hands each item to `done` in this
// thread. What was read before is taken from the vault, unless `again`.
Result<void> read_documents(Vault& vault, std::vector<ReadItem> items, LookOptions const& options,
                            std::function<Result<void>(ReadItem)> const& done);

}  // namespace tally::vault
