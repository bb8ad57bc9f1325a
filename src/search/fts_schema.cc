#include "search/fts_schema.h"

#include <fcntl.h>
#include <unistd.h>

#include <string>
#include <system_error>

#include "search/fts_rows.h"

namespace tally::search {
namespace {

namespace fs = std::filesystem;

constexpr int application_id = 0x54414c49;  // "TALI"
constexpr int index_version = 2;
constexpr int busy_timeout_ms = 5000;

// words keeps no text, so a row of it cannot be taken out again without that text: a place without
// a row in `docs` is in `hidden`, and every search passes over it.
constexpr char const* schema = R"(
CREATE VIRTUAL TABLE words USING fts5(sender, recipients, subject, attachments, body,
    content='', detail=full, tokenize='unicode61 remove_diacritics 2');
CREATE TABLE docs(place INTEGER PRIMARY KEY, item TEXT NOT NULL UNIQUE, blob BLOB NOT NULL,
    engagement TEXT NOT NULL, ledger TEXT NOT NULL, n INTEGER NOT NULL, kind TEXT NOT NULL,
    source TEXT NOT NULL, media TEXT NOT NULL, occurred INTEGER NOT NULL,
    recorded INTEGER NOT NULL, sender TEXT NOT NULL, recipients TEXT NOT NULL,
    subject TEXT NOT NULL, message_id TEXT NOT NULL, attachments BLOB NOT NULL,
    conversation TEXT NOT NULL, accuracy TEXT NOT NULL, ocr INTEGER NOT NULL,
    whole INTEGER NOT NULL) STRICT;
CREATE INDEX docs_of_engagement ON docs(engagement) WHERE whole = 1;
CREATE INDEX docs_in_time ON docs(engagement, n, occurred, recorded, whole) WHERE whole = 1;
CREATE INDEX docs_of_conversation ON docs(conversation) WHERE whole = 1 AND conversation <> '';
CREATE INDEX docs_of_message ON docs(message_id) WHERE message_id <> '';
CREATE TABLE hidden(place INTEGER PRIMARY KEY) STRICT;
CREATE TABLE contents(digest BLOB NOT NULL, item TEXT NOT NULL, PRIMARY KEY(digest, item))
    STRICT, WITHOUT ROWID;
CREATE INDEX contents_of_item ON contents(item);
CREATE TABLE projected(ledger TEXT PRIMARY KEY, size INTEGER NOT NULL) STRICT, WITHOUT ROWID;
)";

// For bulk indexing: much memory for words before they are written out; leaves of the word lists
// as large as a page; eight lists of a size merged at once, so that a word is seldom moved.
constexpr int page_bytes = 16'384;
constexpr char const* bulk_settings =
    "INSERT INTO words(words, rank) VALUES('hashsize', 67108864);"
    "INSERT INTO words(words, rank) VALUES('pgsz', 16250);"
    "INSERT INTO words(words, rank) VALUES('automerge', 8)";
// Three of the lists beside the words are in no order of time: a writer touches all of their pages.
constexpr char const* writer_cache = "PRAGMA cache_size = -49152";  // KiB

// A crash loses at most the newest changes, and `projected` with them: that is noticed and done
// again, so nothing here waits for the disk. What is deleted is not wiped, which would write each
// page that merging frees once more: the merged list holds the same words, and whoever erases an
// item removes the whole file.
void configure(SQLite::Database& db) {
    db.setBusyTimeout(busy_timeout_ms);
    db.exec("PRAGMA trusted_schema = OFF; PRAGMA secure_delete = OFF");
}

void create(SQLite::Database& db) {
    db.exec("PRAGMA page_size = " + std::to_string(page_bytes));
    db.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL");
    SQLite::Transaction transaction{db, SQLite::TransactionBehavior::IMMEDIATE};
    db.exec(schema);
    db.exec(bulk_settings);
    db.exec("PRAGMA application_id = " + std::to_string(application_id));
    db.exec("PRAGMA user_version = " + std::to_string(index_version));
    transaction.commit();
}

std::unexpected<Error> no_index(fs::path const& file) {
    return fail(Code::not_found, "open " + file.string() + ": there is no index",
                "run `tally reindex`");
}

Result<SQLite::Database> open_existing(fs::path const& file, Access access) {
    auto const writable = access == Access::read_write;
    SQLite::Database db{file.string(), writable ? SQLite::OPEN_READWRITE : SQLite::OPEN_READONLY};
    configure(db);
    int found = db.execAndGet("PRAGMA application_id");
    if (found == 0 && writable && int{db.execAndGet("SELECT count(*) FROM sqlite_schema")} == 0) {
        create(db);
        found = db.execAndGet("PRAGMA application_id");
    }
    if (found == 0 && !writable)  // its making was cut off, or nobody has made it yet
        return no_index(file);
    if (found != application_id || int{db.execAndGet("PRAGMA user_version")} != index_version) {
        return fail(Code::corrupt,
                    "open " + file.string() + ": it is not a search index of this release",
                    "run `tally reindex`; nothing of the record is lost");
    }
    if (writable) {
        db.exec("PRAGMA synchronous = NORMAL");
        db.exec(writer_cache);
    }
    return db;
}

}  // namespace

Result<SQLite::Database> open_index_database(fs::path const& file, Access access) {
    std::error_code error;
    if (!fs::exists(file, error)) {
        if (access == Access::read_only) return no_index(file);
        // To SQLite a file of no bytes is an empty database.
        auto const descriptor = ::open(file.c_str(), O_CREAT | O_RDWR | O_CLOEXEC, 0600);
        if (descriptor < 0) {
            return fail(Code::unavailable, "create " + file.string(),
                        "check the path and the permissions of its folder");
        }
        ::close(descriptor);
    }
    return guarded("open the index", [&] { return open_existing(file, access); });
}

}  // namespace tally::search
