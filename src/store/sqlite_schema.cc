#include "store/sqlite_schema.h"

#include <sqlite3.h>

#include <string>
#include <system_error>

#include "store/posix_file.h"
#include "store/sqlite_guard.h"

namespace tally::store {
namespace {

constexpr int application_id = 0x54414c59;  // "TALY"
constexpr int schema_version = 1;
constexpr int busy_timeout_ms = 5000;

// blobs.erased: 1 = the content must go, 2 = it is gone.
constexpr char const* schema = R"(
CREATE TABLE ledgers(no INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE) STRICT;
CREATE TABLE entries(place INTEGER PRIMARY KEY, line BLOB NOT NULL, salted_body BLOB) STRICT;
CREATE TABLE packs(no INTEGER PRIMARY KEY, committed_bytes INTEGER NOT NULL) STRICT;
CREATE TABLE blobs(no INTEGER PRIMARY KEY, digest BLOB NOT NULL UNIQUE,
    pack INTEGER NOT NULL REFERENCES packs, offset INTEGER NOT NULL,
    stored_bytes INTEGER NOT NULL, bytes INTEGER NOT NULL, codec INTEGER NOT NULL,
    erased INTEGER NOT NULL DEFAULT 0) STRICT;
CREATE INDEX blobs_to_wipe ON blobs(no) WHERE erased = 1;
CREATE TABLE notes(no INTEGER PRIMARY KEY, ledger_no INTEGER NOT NULL REFERENCES ledgers,
    size INTEGER NOT NULL, note TEXT NOT NULL) STRICT;
CREATE INDEX notes_of_ledger ON notes(ledger_no);
CREATE TABLE settings(key TEXT PRIMARY KEY, value BLOB NOT NULL) STRICT, WITHOUT ROWID;
)";

void configure(SQLite::Database& db, bool writable) {
    db.setBusyTimeout(busy_timeout_ms);
    db.exec("PRAGMA foreign_keys = ON; PRAGMA trusted_schema = OFF; PRAGMA secure_delete = ON");
    if (writable) db.exec("PRAGMA synchronous = FULL");
}

Result<void> check_version(SQLite::Database& db, std::string const& name) {
    int const found = db.execAndGet("PRAGMA application_id");
    int const version = db.execAndGet("PRAGMA user_version");
    if (found != application_id) {
        return fail(Code::corrupt, "open " + name + ": it is not the database of a vault",
                    "check the path, or restore a backup");
    }
    if (version != schema_version) {
        return fail(Code::invalid_input, "open " + name + ": a newer release wrote it",
                    "use that release, or a later one");
    }
    return {};
}

std::string immutable_uri(std::filesystem::path const& file) {
    std::string uri = "file:";
    for (char const c : std::filesystem::absolute(file).string()) {
        if (c == '%' || c == '?' || c == '#') {
            char text[4];
            std::snprintf(text, sizeof text, "%%%02x", static_cast<unsigned>(c) & 0xffu);
            uri += text;
        } else {
            uri += c;
        }
    }
    return uri + "?immutable=1";
}

Result<SQLite::Database> open_checked(std::string const& name, int flags) {
    return guarded("open vault.db", [&]() -> Result<SQLite::Database> {
        SQLite::Database db{name, flags};
        configure(db, (flags & SQLite::OPEN_READWRITE) != 0);
        TRY(check_version(db, name));
        return db;
    });
}

Result<void> fill_database(std::string const& name) {
    return guarded("create vault.db", [&]() -> Result<void> {
        SQLite::Database db{name, SQLite::OPEN_READWRITE};
        db.exec("PRAGMA synchronous = FULL");
        SQLite::Transaction transaction{db};
        db.exec(schema);
        db.exec("PRAGMA application_id = " + std::to_string(application_id));
        db.exec("PRAGMA user_version = " + std::to_string(schema_version));
        transaction.commit();
        // Last, with nothing in the log: what closing fails to move out of a log would be left
        // behind by the rename.
        std::string const mode = db.execAndGet("PRAGMA journal_mode = WAL");
        if (mode != "wal")
            return fail(Code::unavailable, "create " + name + ": no write-ahead log");
        return {};
    });
}

}  // namespace

// Die half-way: a .partial that the next attempt removes.
Result<void> create_database(std::filesystem::path const& file) {
    auto const partial = file.string() + ".partial";
    std::error_code error;
    for (auto const* suffix : {"", "-wal", "-shm"})
        std::filesystem::remove(partial + suffix, error);
    TRY(PosixFile::open_to_write(partial));  // SQLite keeps the mode it finds
    TRY(fill_database(partial));
    std::filesystem::rename(partial, file, error);
    if (error) return fail(Code::unavailable, "create " + file.string() + ": " + error.message());
    return sync_folder(file.parent_path());
}

Result<SQLite::Database> open_database(std::filesystem::path const& file, bool writable) {
    std::error_code error;
    if (!std::filesystem::is_regular_file(file, error)) {
        return fail(Code::not_found, "open " + file.string() + ": there is no vault",
                    "check the path, or run `tally init`");
    }
    if (writable) return open_checked(file.string(), SQLite::OPEN_READWRITE);
    auto db = open_checked(file.string(), SQLite::OPEN_READONLY);
    if (db || db.error().code != Code::unavailable) return db;
    // SQLite must write a little to read beside a writer. On a medium where that is impossible
    // nobody can be writing either, so the file may be taken as it stands, if it is whole.
    auto const log = file.string() + "-wal";
    if (std::filesystem::exists(log, error)) {
        return fail(Code::unavailable,
                    "open " + file.string() + ": its last changes are still in " + log +
                        ", and the folder cannot be written",
                    "copy the whole folder to a place that can be written, and open it there");
    }
    return open_checked(immutable_uri(file), SQLite::OPEN_READONLY | SQLite::OPEN_URI);
}

}  // namespace tally::store
