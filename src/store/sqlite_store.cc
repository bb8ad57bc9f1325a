#include "store/sqlite_store.h"

#include <unistd.h>

#include <system_error>

#include "store/sqlite_guard.h"
#include "store/sqlite_schema.h"
#include "store/sqlite_store_impl.h"

namespace tally::store {
namespace {

namespace fs = std::filesystem;

Result<void> make_private_folder(fs::path const& folder) {
    std::error_code error;
    fs::create_directories(folder, error);
    if (!error) fs::permissions(folder, fs::perms::owner_all, error);
    if (!error) return {};
    return fail(Code::unavailable, "make folder " + folder.string() + ": " + error.message(),
                "check the path and the permissions above it");
}

// The process that holds the lock wrote its number into it.
std::string holder_of(PosixFile const& lock) {
    auto const size = lock.size();
    if (!size || *size == 0 || *size > 20) return "unknown";
    auto const text = lock.read_at(0, static_cast<std::size_t>(*size));
    return text ? text->substr(0, text->find('\n')) : "unknown";
}

Result<PosixFile> lock_for_writing(fs::path const& folder) {
    auto lock = TRY(PosixFile::open_to_write(folder / "lock"));
    if (!TRY(lock.try_lock())) {
        return fail(Code::unavailable,
                    "another tally is writing to this vault (process " + holder_of(lock) + ")",
                    "wait until it is done, or stop it");
    }
    TRY(lock.truncate(0));
    TRY(lock.write_at(0, std::to_string(::getpid()) + "\n"));
    return lock;
}

Result<PosixFile> prepare_to_write(fs::path const& folder, Access access) {
    std::error_code error;
    bool const exists = fs::exists(folder / "vault.db", error);
    if (access == Access::create && exists) {
        return fail(Code::conflict, "create a vault in " + folder.string() + ": there is one",
                    "choose another folder");
    }
    if (access == Access::read_write && !exists) {
        return fail(Code::not_found, "open " + folder.string() + ": there is no vault",
                    "check the path, or run `tally init`");
    }
    if (access == Access::create) TRY(make_private_folder(folder));
    auto lock = TRY(lock_for_writing(folder));
    TRY(make_private_folder(folder / "blobs"));
    if (access == Access::create) TRY(create_database(folder / "vault.db"));
    return lock;
}

}  // namespace

SqliteStore::Reader::Reader(SQLite::Database connection)
    : db{std::move(connection)},
      ledger_no{db, "SELECT no FROM ledgers WHERE id = ?"},
      top_entry{
          db, "SELECT place FROM entries WHERE place BETWEEN ? AND ? ORDER BY place DESC LIMIT 1"},
      entry{db, "SELECT line, salted_body FROM entries WHERE place = ?"},
      blob{db,
           "SELECT pack, offset, stored_bytes, bytes, codec, erased FROM blobs WHERE digest = ?"} {}

SqliteStore::SqliteStore(fs::path folder, PosixFile lock, PackLimits const& limits,
                         SQLite::Database db, SQLite::Database blobs_db)
    : folder_{std::move(folder)},
      lock_{std::move(lock)},
      packs_{folder_ / "blobs", limits.pack_bytes_max},
      reader_{std::move(db)},
      blob_reader_{std::move(blobs_db)} {
    if (lock_.is_open()) write_ = std::make_unique<WriteStatements>(reader_.db);
}

Result<std::unique_ptr<Store>> SqliteStore::open(fs::path const& folder, Access access,
                                                 PackLimits const& limits) {
    PosixFile lock;
    if (access != Access::read_only) lock = TRY(prepare_to_write(folder, access));
    auto db = TRY(open_database(folder / "vault.db", access != Access::read_only));
    auto blobs_db = TRY(open_database(folder / "vault.db", false));
    return guarded("open vault.db", [&]() -> Result<std::unique_ptr<Store>> {
        std::unique_ptr<SqliteStore> store{
            new SqliteStore{folder, std::move(lock), limits, std::move(db), std::move(blobs_db)}};
        if (access != Access::read_only) TRY(store->recover());
        return store;
    });
}

// What a crash may have left: bytes behind the last committed place, and content that was erased
// in vault.db but not yet in its pack.
Result<void> SqliteStore::recover() {
    SQLite::Statement last{reader_.db,
                           "SELECT no, committed_bytes FROM packs ORDER BY no DESC LIMIT 1"};
    std::uint32_t pack = 1;
    std::uint64_t committed = 0;
    if (last.executeStep()) {
        pack = last.getColumn(0).getUInt();
        committed = static_cast<std::uint64_t>(last.getColumn(1).getInt64());
    }
    last.reset();
    TRY(packs_.start_writing(pack, committed));
    return wipe_erased();
}

Result<void> SqliteStore::usable() const {
    if (!doubtful_) return {};
    return fail(Code::unknown_state, "an earlier write to this vault failed half-way",
                "open the vault again before anything else");
}

Result<std::unique_ptr<Store>> open_sqlite_store(fs::path const& folder, Access access,
                                                 PackLimits const& limits) {
    return SqliteStore::open(folder, access, limits);
}

}  // namespace tally::store
