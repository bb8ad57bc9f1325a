#include "vault/backup.h"

#include <fcntl.h>
#include <sys/stat.h>

#include <cerrno>
#include <cstdio>
#include <system_error>
#include <utility>

#include "crypto/age.h"
#include "store/folder_archive.h"
#include "store/posix_file.h"
#include "store/sqlite_store.h"
#include "vault/private_file.h"

namespace tally::vault {
namespace {

namespace fs = std::filesystem;

constexpr mode_t owner_only = 0700;

std::unexpected<Error> in_the_way(fs::path const& path, std::string hint) {
    return fail(Code::conflict, "back up to " + path.string() + ": it exists already",
                std::move(hint));
}

// Where the copy lies in plain text until it is encrypted: beside the vault, on a disk that holds
// the same bytes already. A backup that was killed leaves it behind; the next one clears it.
class Workshop {
public:
    static Result<Workshop> open(fs::path const& vault) {
        std::error_code error;
        auto const beside = fs::canonical(vault, error);
        if (error) {
            return fail(Code::unavailable,
                        "find the folder " + vault.string() + ": " + error.message());
        }
        auto const folder = beside.string() + ".backup-in-progress";
        if (::mkdir(folder.c_str(), owner_only) != 0 && errno != EEXIST) {
            return fail(Code::unavailable,
                        "make the folder " + folder + ": " + std::generic_category().message(errno),
                        "a backup needs room beside the vault");
        }
        auto lock = TRY(store::PosixFile::open_to_read(folder));
        if (!TRY(lock.try_lock())) {
            return fail(Code::conflict, "another backup of this vault is running",
                        "wait until it is done");
        }
        Workshop workshop{folder, std::move(lock)};
        workshop.clear();
        return workshop;
    }
    ~Workshop() {
        if (!lock_.is_open()) return;  // moved from
        clear();
        std::error_code error;
        fs::remove(folder_, error);
    }
    Workshop(Workshop&&) noexcept = default;
    Workshop& operator=(Workshop&&) = delete;

    fs::path snapshot() const { return folder_ / "snapshot"; }

private:
    Workshop(fs::path folder, store::PosixFile lock)
        : folder_{std::move(folder)}, lock_{std::move(lock)} {}

    // By name: nothing that somebody else put there goes.
    void clear() const {
        std::error_code error;
        fs::remove_all(snapshot(), error);
        fs::remove_all(snapshot().string() + ".partial", error);
    }

    fs::path folder_;
    store::PosixFile lock_;
};

// The backup as it grows under FILE.part; gone again unless it gets its name.
class PartFile {
public:
    static Result<PartFile> create(fs::path const& file) {
        std::error_code error;
        if (fs::exists(fs::symlink_status(file, error)))
            return in_the_way(file, "choose another name; backups are never overwritten");
        auto const part = fs::path{file.string() + ".part"};
        auto made = store::PosixFile::create_new(part);
        if (!made && made.error().code == Code::conflict) {
            return in_the_way(part,
                              "another backup is being written there, or one was "
                              "interrupted: then delete it");
        }
        if (!made) return std::unexpected(made.error());
        return PartFile{part, *std::move(made)};
    }
    ~PartFile() {
        std::error_code error;
        if (file_.is_open()) fs::remove(part_, error);
    }
    PartFile(PartFile&&) noexcept = default;
    PartFile& operator=(PartFile&&) = delete;

    Result<void> append(std::string_view bytes) {
        TRY(file_.write_at(bytes_, bytes));
        bytes_ += bytes.size();
        return {};
    }

    // Die before the rename: FILE.part stays. Die behind it: the backup is whole.
    Result<std::uint64_t> finish(fs::path const& file) {
        TRY(file_.sync());
        TRY(rename_to(file));
        file_ = {};
        TRY(store::sync_folder(fs::absolute(file).parent_path()));
        return bytes_;
    }

private:
    PartFile(fs::path part, store::PosixFile file)
        : part_{std::move(part)}, file_{std::move(file)} {}

    Result<void> rename_to(fs::path const& file) const {
        if (::renameat2(AT_FDCWD, part_.c_str(), AT_FDCWD, file.c_str(), RENAME_NOREPLACE) == 0)
            return {};
        // Some file systems cannot say "only if nothing is there".
        std::error_code error;
        bool const unknown = errno == EINVAL || errno == ENOSYS;
        bool const taken = errno == EEXIST || fs::exists(fs::symlink_status(file, error));
        if (unknown && !taken && ::rename(part_.c_str(), file.c_str()) == 0) return {};
        if (taken) return in_the_way(file, "choose another name");
        return fail(Code::unavailable, "rename " + part_.string() + " to " + file.string() + ": " +
                                           std::generic_category().message(errno));
    }

    fs::path part_;
    store::PosixFile file_;
    std::uint64_t bytes_ = 0;
};

// Entries and blobs of the copy, so that the figures are those of the moment that it shows.
Result<void> count_snapshot(fs::path const& snapshot, BackupResult& result) {
    {
        auto const store = TRY(store::open_sqlite_store(snapshot, store::Access::read_only));
        for (auto const& ledger : TRY(store->ledgers()))
            result.entries += TRY(store->size(ledger)).value;
        TRY(store->list([&](store::BlobInfo const&) -> Result<void> {
            ++result.blobs;
            return {};
        }));
    }
    std::error_code error;  // what reading leaves beside the database
    for (auto const* suffix : {"-wal", "-shm"})
        fs::remove((snapshot / "vault.db").string() + suffix, error);
    return {};
}

// The key as the file has it: under its passphrase, and with the next one while a rotation is under
// way.
Result<void> copy_keys(Vault const& vault, fs::path const& snapshot) {
    auto const keys = TRY(read_owner_keys(vault.folder()));
    auto const& ours = vault.keys().signing.public_key();
    if (keys.signing.public_key() != ours && (!keys.next || keys.next->public_key() != ours)) {
        return fail(Code::conflict, "the owner's key was replaced during the backup",
                    "run the backup again");
    }
    return write_owner_keys(snapshot, keys);
}

}  // namespace

Result<BackupResult> backup_vault(Vault& vault, fs::path const& file,
                                  crypto::AgeRecipients const& recipients) {
    auto part = TRY(PartFile::create(file));
    auto const workshop = TRY(Workshop::open(vault.folder()));
    BackupResult result{.file = file};
    TRY(vault.store().snapshot(workshop.snapshot().string()));
    TRY(count_snapshot(workshop.snapshot(), result));
    TRY(copy_keys(vault, workshop.snapshot()));
    auto const append = [&](std::string_view bytes) { return part.append(bytes); };
    auto writer = TRY(crypto::AgeWriter::start(append, recipients, *vault.world().random));
    TRY(store::write_folder_archive(workshop.snapshot(),
                                    [&](std::string_view bytes) { return writer.write(bytes); }));
    TRY(writer.finish());
    result.bytes = TRY(part.finish(file));
    return result;
}

}  // namespace tally::vault
