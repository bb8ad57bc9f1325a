#include "search/fts_rows.h"

#include <sqlite3.h>

#include <algorithm>
#include <charconv>
#include <new>

namespace tally::search {
namespace {

// Names one behind the other, each as "length:name".
std::string pack_names(std::vector<std::string> const& names) {
    std::string packed;
    for (auto const& name : names) packed += std::to_string(name.size()) + ":" + name;
    return packed;
}

std::vector<std::string> unpack_names(std::string_view packed) {
    std::vector<std::string> names;
    while (!packed.empty()) {
        std::size_t size = 0;
        auto const colon = packed.find(':');
        if (colon == packed.npos) break;
        auto const digits = packed.substr(0, colon);
        std::from_chars(digits.begin(), digits.end(), size);
        names.emplace_back(packed.substr(colon + 1, size));
        packed.remove_prefix(std::min(packed.size(), colon + 1 + size));
    }
    return names;
}

}  // namespace

IndexedItem read_item(SQLite::Statement& row) {
    int column = 0;
    auto const text = [&] { return row.getColumn(column++).getString(); };
    auto const number = [&] { return row.getColumn(column++).getInt64(); };
    IndexedItem item;
    item.id.text = text();
    if (auto const blob = text(); blob.size() == Digest::size) item.blob = Digest::from_bytes(blob);
    item.engagement = text();
    item.ledger.text = text();
    item.n = static_cast<std::uint64_t>(number());
    item.kind = text();
    item.source = text();
    item.media = text();
    item.occurred = Instant{std::chrono::milliseconds{number()}};
    item.recorded = Instant{std::chrono::milliseconds{number()}};
    item.from = text();
    item.to = text();
    item.subject = text();
    item.message_id = text();
    item.attachments = unpack_names(text());
    item.conversation = text();
    item.precision = text();
    item.ocr = number() != 0;
    return item;
}

void bind_item(SQLite::Statement& statement, int first, IndexedItem const& item) {
    auto const text = [&](std::string const& value) { statement.bindNoCopy(first++, value); };
    auto const number = [&](std::int64_t value) { statement.bind(first++, value); };
    text(item.id.text);
    statement.bindNoCopy(first++, item.blob.view().data(), static_cast<int>(Digest::size));
    text(item.engagement);
    text(item.ledger.text);
    number(static_cast<std::int64_t>(item.n));
    text(item.kind);
    text(item.source);
    text(item.media);
    number(item.occurred.time_since_epoch().count());
    number(item.recorded.time_since_epoch().count());
    text(item.from);
    text(item.to);
    text(item.subject);
    text(item.message_id);
    auto const names = pack_names(item.attachments);
    statement.bind(first++, static_cast<void const*>(names.data()), static_cast<int>(names.size()));
    text(item.conversation);
    text(item.precision);
    number(item.ocr ? 1 : 0);
}

std::unexpected<Error> index_error(std::string const& doing, SQLite::Exception const& error) {
    switch (error.getErrorCode() & 0xff) {
        case SQLITE_NOMEM: throw std::bad_alloc{};
        case SQLITE_BUSY:
        case SQLITE_LOCKED:
            return fail(Code::unavailable, doing + ": another program is using the index",
                        "wait until it is done and try again");
        case SQLITE_FULL:
            return fail(Code::unavailable, doing + ": the disk is full",
                        "free some space and try again");
        case SQLITE_IOERR:
        case SQLITE_READONLY:
        case SQLITE_PERM:
        case SQLITE_CANTOPEN:
            return fail(Code::unavailable, doing + ": " + error.what(),
                        "check the disk and the permissions of the index file");
        case SQLITE_CORRUPT:
        case SQLITE_NOTADB:
        case SQLITE_CONSTRAINT:
            return fail(Code::corrupt, doing + ": the search index is damaged",
                        "run `tally reindex`; nothing of the record is lost");
        default: return fail(Code::unavailable, doing + ": " + error.what());
    }
}

}  // namespace tally::search
