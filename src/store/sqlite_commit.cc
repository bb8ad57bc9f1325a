// One commit, step by step, and what dying there leaves:
//   1. bytes of staged blobs are in the packs      unknown to vault.db; the next writer cuts them
//   off
//   2. the packs are synced                        the same
//   3. rows are written to vault.db                SQLite forgets them
//   4. COMMIT returns                              everything is there, for ever
//   5. erased content is overwritten               the next writer does it
#include <sqlite3.h>

#include <algorithm>
#include <map>

#include "store/fault.h"
#include "store/sqlite_guard.h"
#include "store/sqlite_schema.h"
#include "store/sqlite_store_impl.h"

namespace tally::store {
namespace {

void run(SQLite::Statement& statement) {
    Borrowed { statement } -> exec();
}

void bind_bytes(SQLite::Statement& statement, int index, std::string_view bytes) {
    // A null pointer would be NULL, not nothing.
    statement.bindNoCopy(index, bytes.empty() ? "" : bytes.data(), static_cast<int>(bytes.size()));
}

void bind_number(SQLite::Statement& statement, int index, std::uint64_t number) {
    statement.bind(index, static_cast<std::int64_t>(number));
}

}  // namespace

WriteStatements::WriteStatements(SQLite::Database& db)
    : begin{db, "BEGIN IMMEDIATE"},
      commit{db, "COMMIT"},
      rollback{db, "ROLLBACK"},
      add_ledger{db, "INSERT INTO ledgers(id) VALUES(?)"},
      add_entry{db, "INSERT INTO entries(place, line, salted_body) VALUES(?, ?, ?)"},
      erase_body{db, "UPDATE entries SET salted_body = NULL WHERE place = ?"},
      add_note{db, "INSERT INTO notes(ledger_no, size, note) VALUES(?, ?, ?)"},
      set_setting{db,
                  "INSERT INTO settings(key, value) VALUES(?, ?) "
                  "ON CONFLICT(key) DO UPDATE SET value = excluded.value"},
      set_pack{db,
               "INSERT INTO packs(no, committed_bytes) VALUES(?, ?) ON CONFLICT(no) DO UPDATE "
               "SET committed_bytes = max(committed_bytes, excluded.committed_bytes)"},
      add_blob{db,
               "INSERT INTO blobs(digest, pack, offset, stored_bytes, bytes, codec) "
               "VALUES(?, ?, ?, ?, ?, ?) ON CONFLICT(digest) DO NOTHING"},
      erase_blob{db, "UPDATE blobs SET erased = 1 WHERE digest = ? AND erased = 0"} {}

Result<void> SqliteStore::commit(WriteBatch const& batch) {
    if (!write_) return fail(Code::unavailable, "the vault is open for reading only");
    TRY(usable());
    if (!batch.blobs.empty()) {
        auto synced = packs_.sync();
        // After a failed sync the system may have dropped the bytes and call the next one a
        // success.
        if (!synced) doubtful_ = true;
        TRY(std::move(synced));
    }
    TRY(apply(batch));
    fault_point("db.committed");
    {
        std::scoped_lock const lock{blob_mutex_};
        for (auto const& blob : batch.blobs) staged_.erase(blob.info.digest);
        ++commits_;
    }
    if (batch.erased_blobs.empty() && batch.erased_bodies.empty()) return {};
    auto wiped = guarded("overwrite erased content", [&] { return wipe_erased(); });
    if (wiped) return {};
    doubtful_ = true;  // the batch has landed; opening again finishes the work
    return fail(Code::unknown_state, std::move(wiped).error().message,
                "open the vault again: that overwrites what was erased");
}

Result<void> SqliteStore::apply(WriteBatch const& batch) {
    auto applied = guarded("write to the vault", [&]() -> Result<void> {
        run(write_->begin);
        return write(batch);
    });
    if (applied) return finish();
    Borrowed { write_->rollback } -> tryExecuteStep();
    return applied;
}

// Once COMMIT was asked for, most failures leave open whether the log holds it.
Result<void> SqliteStore::finish() {
    fault_point("db.before-commit");
    if (Borrowed { write_->commit } -> tryExecuteStep() == SQLITE_DONE) return {};
    SQLite::Exception const error{reader_.db.getHandle()};
    Borrowed { write_->rollback } -> tryExecuteStep();
    if ((error.getErrorCode() & 0xff) == SQLITE_BUSY) return sqlite_error("commit", error);
    doubtful_ = true;
    return fail(Code::unknown_state,
                std::string{"commit: the disk failed half-way ("} + error.what() + ")",
                "check the disk, then open the vault again and see whether the change is there");
}

Result<void> SqliteStore::write(WriteBatch const& batch) {
    TRY(write_blobs(batch));
    TRY(write_appends(batch));
    TRY(write_notes(batch));
    return write_erasures(batch);
}

Result<void> SqliteStore::write_blobs(WriteBatch const& batch) {
    std::scoped_lock const lock{blob_mutex_};
    std::map<std::uint32_t, std::uint64_t> ends;
    std::vector<std::pair<Digest, BlobPlace>> added;
    for (auto const& blob : batch.blobs) {
        auto const found = staged_.find(blob.info.digest);
        if (found != staged_.end()) {
            auto const& at = found->second.at;
            auto& end = ends[at.place.pack];
            end = std::max(end, at.place.offset + at.place.bytes);
            added.emplace_back(blob.info.digest, at);
        } else if (!place_of(blob.info.digest)) {
            return fail(Code::invalid_input,
                        "commit " + blob.info.digest.text() + ": it is not staged in this store");
        }
    }
    for (auto const& [pack, end] : ends) {
        Borrowed set{write_->set_pack};
        set->bind(1, static_cast<std::int64_t>(pack));
        bind_number(*set, 2, end);
        set->exec();
    }
    for (auto const& [digest, at] : added) {
        Borrowed add{write_->add_blob};
        bind_bytes(*add, 1, digest.view());
        add->bind(2, static_cast<std::int64_t>(at.place.pack));
        bind_number(*add, 3, at.place.offset);
        bind_number(*add, 4, at.place.bytes);
        bind_number(*add, 5, at.bytes);
        add->bind(6, static_cast<int>(at.codec));
        add->exec();
    }
    return {};
}

Result<std::int64_t> SqliteStore::ledger_to_write(LedgerId const& ledger) {
    if (auto const no = ledger_no(ledger)) return *no;
    Borrowed add{write_->add_ledger};
    add->bindNoCopy(1, ledger.text);
    add->exec();
    return reader_.db.getLastInsertRowid();
}

Result<void> SqliteStore::write_appends(WriteBatch const& batch) {
    for (auto const& append : batch.appends) {
        auto const known = ledger_no(append.ledger);
        auto const size = known ? size_of(*known) : 0;
        if (size != append.expected_size.value) {
            return fail(Code::conflict, "append to ledger " + append.ledger.text +
                                            ": it has another size than expected");
        }
        auto const no = TRY(ledger_to_write(append.ledger));
        auto place = no << entry_number_bits | static_cast<std::int64_t>(size);
        for (auto const& entry : append.entries) {
            Borrowed add{write_->add_entry};
            add->bind(1, place++);
            bind_bytes(*add, 2, entry.line);
            if (entry.salted_body) bind_bytes(*add, 3, *entry.salted_body);
            add->exec();
        }
    }
    return {};
}

Result<void> SqliteStore::write_notes(WriteBatch const& batch) {
    for (auto const& [ledger, note] : batch.notes) {
        auto const no = TRY(ledger_to_write(ledger));
        Borrowed add{write_->add_note};
        add->bind(1, no);
        bind_number(*add, 2, note.size.value);
        add->bindNoCopy(3, note.note);
        add->exec();
    }
    for (auto const& [key, value] : batch.settings) {
        Borrowed set{write_->set_setting};
        set->bindNoCopy(1, key);
        bind_bytes(*set, 2, value);
        set->exec();
    }
    return {};
}

Result<void> SqliteStore::write_erasures(WriteBatch const& batch) {
    for (auto const& [ledger, n] : batch.erased_bodies) {
        auto const no = ledger_no(ledger);
        if (!no || n >= size_of(*no)) {
            return fail(Code::not_found, "erase a body of ledger " + ledger.text + ": no entry " +
                                             std::to_string(n));
        }
        Borrowed erase{write_->erase_body};
        erase->bind(1, *no << entry_number_bits | static_cast<std::int64_t>(n));
        erase->exec();
    }
    for (auto const& digest : batch.erased_blobs) {
        Borrowed erase{write_->erase_blob};
        bind_bytes(*erase, 1, digest.view());
        erase->exec();
    }
    return {};
}

// The log is emptied too: it may still hold the pages with erased bodies.
Result<void> SqliteStore::wipe_erased() {
    std::vector<std::pair<std::int64_t, PackPlace>> places;
    SQLite::Statement select{reader_.db,
                             "SELECT no, pack, offset, stored_bytes FROM blobs WHERE erased = 1"};
    while (select.executeStep()) {
        places.emplace_back(select.getColumn(0).getInt64(),
                            PackPlace{select.getColumn(1).getUInt(),
                                      static_cast<std::uint64_t>(select.getColumn(2).getInt64()),
                                      static_cast<std::uint64_t>(select.getColumn(3).getInt64())});
    }
    select.reset();
    for (auto const& [no, place] : places) {
        TRY(packs_.wipe(place));
        SQLite::Statement done{reader_.db, "UPDATE blobs SET erased = 2 WHERE no = ?"};
        done.bind(1, no);
        done.exec();
    }
    reader_.db.exec("PRAGMA wal_checkpoint(TRUNCATE)");
    return {};
}

}  // namespace tally::store
