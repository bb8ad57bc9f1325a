// Rows of the index and the edge to SQLite.
#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include <string>
#include <utility>

#include "base/result.h"
#include "search/index.h"

namespace tally::search {

// The columns of an IndexedItem in `docs`, in the order in which these two functions take them.
inline constexpr char const* item_columns =
    "docs.item, docs.blob, docs.engagement, docs.ledger, docs.n, docs.kind, docs.source, "
    "docs.media, docs.occurred, docs.recorded, docs.sender, docs.recipients, docs.subject, "
    "docs.message_id, docs.attachments, docs.conversation, docs.accuracy, docs.ocr";
IndexedItem read_item(SQLite::Statement& row);
// Binds from parameter `first` on; the item must live until the statement has run.
void bind_item(SQLite::Statement& statement, int first, IndexedItem const& item);

// corrupt: the index is damaged (delete and rebuild it); unavailable: busy, full, no permission.
std::unexpected<Error> index_error(std::string const& doing, SQLite::Exception const& error);

// Runs work that may throw; `doing` begins the message.
template <typename Work>
auto guarded(char const* doing, Work&& work) -> decltype(work()) {
    try {
        return std::forward<Work>(work)();
    } catch (SQLite::Exception const& error) {
        return index_error(doing, error);
    }
}

}  // namespace tally::search
