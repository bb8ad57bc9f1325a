// A consistent copy while others read and write: vault.db through SQLite's own backup, then of each
// pack what that copy knows of. Packs only grow, so these ranges do not change meanwhile.
#include <SQLiteCpp/Backup.h>

#include <system_error>

#include "store/sqlite_guard.h"
#include "store/sqlite_schema.h"
#include "store/sqlite_store_impl.h"

namespace tally::store {
namespace {

namespace fs = std::filesystem;

std::unexpected<Error> failed(fs::path const& folder, std::error_code const& error) {
    return fail(Code::unavailable, "copy the vault to " + folder.string() + ": " + error.message(),
                "check the path, its permissions and the free space");
}

Result<void> copy_database(fs::path const& from, fs::path const& to) {
    auto target = TRY(PosixFile::open_to_write(to));
    auto source = TRY(open_database(from, false));
    TRY(guarded("copy vault.db", [&]() -> Result<void> {
        SQLite::Database copy{to.string(), SQLite::OPEN_READWRITE};
        SQLite::Backup backup{copy, source};
        backup.executeStep(-1);
        return {};
    }));
    return target.sync();
}

Result<void> copy_packs(fs::path const& from, fs::path const& to) {
    Packs const sources{from / "blobs", 0};
    Packs const targets{to / "blobs", 0};
    auto db = TRY(open_database(to / "vault.db", false));
    return guarded("copy packs", [&]() -> Result<void> {
        SQLite::Statement packs{db, "SELECT no, committed_bytes FROM packs ORDER BY no"};
        while (packs.executeStep()) {
            auto const no = packs.getColumn(0).getUInt();
            auto const source = TRY(PosixFile::open_to_read(sources.path_of(no)));
            auto target = TRY(PosixFile::open_to_write(targets.path_of(no)));
            auto const bytes = static_cast<std::uint64_t>(packs.getColumn(1).getInt64());
            TRY(copy_begin(source, target, bytes));
        }
        return {};
    });
}

// A read-only connection leaves these beside the file; the copy is complete without them.
void remove_log(fs::path const& file) {
    std::error_code error;
    for (auto const* suffix : {"-wal", "-shm"}) fs::remove(file.string() + suffix, error);
}

Result<void> copy_all(fs::path const& from, fs::path const& to) {
    TRY(copy_database(from / "vault.db", to / "vault.db"));
    TRY(copy_packs(from, to));
    remove_log(to / "vault.db");
    TRY(sync_folder(to / "blobs"));
    return sync_folder(to);
}

}  // namespace

// Die half-way: FOLDER.partial, which nobody mistakes for a vault.
Result<void> SqliteStore::snapshot(std::string const& folder) {
    TRY(usable());
    fs::path const target = fs::absolute(folder).lexically_normal();
    auto const partial = fs::path{target.string() + ".partial"};
    std::error_code error;
    if (fs::exists(target, error)) {
        return fail(Code::conflict, "copy the vault to " + folder + ": it exists already",
                    "choose a folder that does not exist yet");
    }
    fs::remove_all(partial, error);
    if (!error) fs::create_directories(partial / "blobs", error);
    if (!error) fs::permissions(partial, fs::perms::owner_all, error);
    if (!error) fs::permissions(partial / "blobs", fs::perms::owner_all, error);
    if (error) return failed(target, error);
    TRY(copy_all(folder_, partial));
    fs::rename(partial, target, error);
    if (error) return failed(target, error);
    return sync_folder(target.parent_path());
}

}  // namespace tally::store
