// The store in a folder, behind sqlite_store.h. One class, spread over files by topic:
// sqlite_store.cc (opening), sqlite_entries.cc, sqlite_blobs.cc, sqlite_commit.cc,
// sqlite_snapshot.cc.
#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include <atomic>
#include <filesystem>
#include <memory>
#include <mutex>
#include <unordered_map>

#include "store/codec.h"
#include "store/packs.h"
#include "store/posix_file.h"
#include "store/sqlite_store.h"

namespace tally::store {

// Where a blob lies and how.
struct BlobPlace {
    PackPlace place;
    std::uint64_t bytes = 0;  // of the content
    Codec codec = Codec::raw;
    bool erased = false;
};

// The statements of a commit, prepared once.
struct WriteStatements {
    explicit WriteStatements(SQLite::Database& db);
    SQLite::Statement begin, commit, rollback;
    SQLite::Statement add_ledger, add_entry, erase_body, add_note, set_setting;
    SQLite::Statement set_pack, add_blob, erase_blob;
};

class SqliteStore final : public Store {
public:
    static Result<std::unique_ptr<Store>> open(std::filesystem::path const& folder, Access access,
                                               PackLimits const& limits);

    Result<std::vector<LedgerId>> ledgers() override;
    Result<TreeSize> size(LedgerId const& ledger) override;
    Result<void> read(LedgerId const& ledger, std::uint64_t begin, std::uint64_t end,
                      std::function<Result<void>(StoredEntry const&)> const& visit) override;

    Result<std::vector<StagedBlob>> stage_all(
        std::vector<std::string_view> const& contents) override;
    Result<StagedBlob> stage_stream(Pull const& content) override;
    Result<std::optional<BlobInfo>> find(Digest const& digest) override;
    Result<std::string> read(Digest const& digest, std::uint64_t bytes_max) override;
    Result<void> read_stream(Digest const& digest, Sink const& sink) override;
    std::vector<BlobFault> check(std::vector<Digest> const& digests) override;
    Result<void> list(std::function<Result<void>(BlobInfo const&)> const& visit) override;

    Result<std::vector<StoredNote>> notes(LedgerId const& ledger) override;
    Result<std::optional<StoredNote>> newest_note(LedgerId const& ledger) override;
    Result<std::optional<std::string>> setting(std::string_view key) override;
    Result<std::vector<std::string>> setting_keys(std::string_view prefix) override;

    Result<void> commit(WriteBatch const& batch) override;
    Result<void> snapshot(std::string const& folder) override;

private:
    // A blob whose bytes are in a pack but not yet in vault.db.
    struct Staged {
        std::uint64_t id = 0;
        BlobPlace at;
    };

    // Statements that only read. A connection is used by one thread at a time.
    struct Reader {
        explicit Reader(SQLite::Database connection);
        SQLite::Database db;
        SQLite::Statement ledger_no, top_entry, entry, blob;
    };

    SqliteStore(std::filesystem::path folder, PosixFile lock, PackLimits const& limits,
                SQLite::Database db, SQLite::Database blobs_db);

    Result<void> recover();
    Result<void> usable() const;

    // No ledger: nullopt.
    std::optional<std::int64_t> ledger_no(LedgerId const& ledger);
    std::uint64_t size_of(std::int64_t ledger_no);
    std::optional<StoredEntry> entry_at(std::int64_t ledger_no, std::uint64_t n);

    std::optional<BlobPlace> place_of(Digest const& digest);
    using MaybeStaged = std::vector<std::optional<StagedBlob>>;
    std::optional<StagedBlob> already_there(BlobInfo const& info);
    MaybeStaged already_there(std::vector<BlobInfo> const& infos);
    Result<void> append_fresh(std::vector<BlobInfo> const& infos, MaybeStaged const& there,
                              std::vector<std::string_view> const& contents,
                              std::vector<std::string> const& frames);
    StagedBlob remember(BlobInfo const& info, Codec codec, PackPlace const& place);
    Result<BlobPlace> readable_place_of(Digest const& digest);
    Result<BlobPlace> place_to_read(Digest const& digest);
    Result<std::vector<Result<BlobPlace>>> places_to_read(std::vector<Digest> const& digests);
    Result<void> read_stream_at(Digest const& digest, BlobPlace const& at, Sink const& sink);
    Result<std::string> read_whole(Digest const& digest, BlobPlace const& at);
    Result<void> read_pieces(BlobPlace const& at, Sink const& sink);
    Result<StagedBlob> spool(std::string first, Pull const& content);

    Result<void> write(WriteBatch const& batch);
    Result<void> write_blobs(WriteBatch const& batch);
    Result<void> write_appends(WriteBatch const& batch);
    Result<void> write_notes(WriteBatch const& batch);
    Result<void> write_erasures(WriteBatch const& batch);
    Result<std::int64_t> ledger_to_write(LedgerId const& ledger);
    Result<void> finish();
    Result<void> wipe_erased();
    Result<void> apply(WriteBatch const& batch);

    std::filesystem::path folder_;
    PosixFile lock_;  // open in the writer only
    Packs packs_;
    Reader reader_;                           // of the owner's thread; the writer writes with it
    std::unique_ptr<WriteStatements> write_;  // in the writer only
    std::atomic<bool> doubtful_ = false;      // a write failed half-way

    std::mutex blob_mutex_;  // guards what follows
    Reader blob_reader_;     // of the threads that stage and read blobs
    std::unordered_map<Digest, Staged> staged_;
    std::uint64_t next_staged_ = 1;
    std::uint64_t commits_ = 0;  // after which what was staged is found in vault.db
};

}  // namespace tally::store
