#include "store/derived.h"

#include <fcntl.h>
#include <unistd.h>

#include "store/sqlite_guard.h"

namespace tally::store {
namespace {

namespace fs = std::filesystem;

constexpr int application_id = 0x54414c44;  // "TALD"
constexpr int version = 1;
constexpr int busy_timeout_ms = 5'000;
constexpr char const* schema =
    "CREATE TABLE texts(content BLOB PRIMARY KEY, text TEXT NOT NULL) STRICT, WITHOUT ROWID";

void bind_digest(SQLite::Statement& statement, int index, Digest const& digest) {
    statement.bindNoCopy(index, digest.view().data(), static_cast<int>(Digest::size));
}

class SqliteDerivedTexts final : public DerivedTexts {
public:
    explicit SqliteDerivedTexts(SQLite::Database db) : db_{std::move(db)} {}

    Result<std::optional<std::string>> find(Digest const& content) override {
        return guarded("find a text", [&]() -> Result<std::optional<std::string>> {
            SQLite::Statement select{db_, "SELECT text FROM texts WHERE content = ?"};
            bind_digest(select, 1, content);
            if (!select.executeStep()) return std::optional<std::string>{};
            return std::optional{select.getColumn(0).getString()};
        });
    }

    Result<void> put(std::vector<std::pair<Digest, std::string>> const& texts) override {
        return guarded("keep texts", [&]() -> Result<void> {
            SQLite::Transaction transaction{db_, SQLite::TransactionBehavior::IMMEDIATE};
            SQLite::Statement insert{db_, "INSERT OR REPLACE INTO texts VALUES(?, ?)"};
            for (auto const& [content, text] : texts) {
                bind_digest(insert, 1, content);
                insert.bindNoCopy(2, text);
                insert.exec();
                insert.reset();
            }
            transaction.commit();
            return {};
        });
    }

    Result<void> remove(std::vector<Digest> const& contents) override {
        return guarded("remove texts", [&]() -> Result<void> {
            SQLite::Transaction transaction{db_, SQLite::TransactionBehavior::IMMEDIATE};
            SQLite::Statement drop{db_, "DELETE FROM texts WHERE content = ?"};
            for (auto const& content : contents) {
                bind_digest(drop, 1, content);
                drop.exec();
                drop.reset();
            }
            transaction.commit();
            db_.exec("PRAGMA wal_checkpoint(TRUNCATE)");
            return {};
        });
    }

private:
    SQLite::Database db_;
};

Result<std::unique_ptr<DerivedTexts>> open_file(fs::path const& file, Access access) {
    bool const writes = access == Access::read_write;
    SQLite::Database db{file.string(), writes ? SQLite::OPEN_READWRITE : SQLite::OPEN_READONLY};
    db.setBusyTimeout(busy_timeout_ms);
    db.exec("PRAGMA trusted_schema = OFF; PRAGMA secure_delete = ON");
    if (writes && int{db.execAndGet("SELECT count(*) FROM sqlite_schema")} == 0) {
        db.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL");
        SQLite::Transaction transaction{db, SQLite::TransactionBehavior::IMMEDIATE};
        db.exec(schema);
        db.exec("PRAGMA application_id = " + std::to_string(application_id));
        db.exec("PRAGMA user_version = " + std::to_string(version));
        transaction.commit();
    }
    if (int{db.execAndGet("PRAGMA application_id")} != application_id ||
        int{db.execAndGet("PRAGMA user_version")} != version)
        return fail(Code::corrupt, "open " + file.string() + ": it holds no texts of this release");
    return std::make_unique<SqliteDerivedTexts>(std::move(db));
}

void remove_files(fs::path const& file) {
    std::error_code error;
    for (auto const* suffix : {"", "-wal", "-shm"}) fs::remove(file.string() + suffix, error);
}

void create_private(fs::path const& file) {
    auto const descriptor = ::open(file.c_str(), O_CREAT | O_RDWR | O_CLOEXEC, 0600);
    if (descriptor >= 0) ::close(descriptor);
}

}  // namespace

Result<std::unique_ptr<DerivedTexts>> open_derived_texts(fs::path const& file, Access access) {
    std::error_code error;
    if (!fs::exists(file, error)) {
        if (access == Access::read_only)
            return fail(Code::not_found, "no text of a document was kept yet");
        create_private(file);
    }
    auto opened = guarded("open the texts of documents", [&] { return open_file(file, access); });
    if (opened || opened.error().code != Code::corrupt || access == Access::read_only)
        return opened;
    remove_files(file);
    create_private(file);
    return guarded("open the texts of documents", [&] { return open_file(file, access); });
}

}  // namespace tally::store
