// The ports of the vault: what it needs from a place that keeps things, in its own words. Stores
// see encoded bytes and digests, never an event. Adapters: memory (tests), sqlite + files (one
// machine). Every adapter passes tests/contract.
//
// Threads: one Store belongs to one thread at a time, except the staging and the reading calls of
// BlobStore, which may be called from several threads at once.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/digest.h"
#include "base/result.h"
#include "base/stream.h"
#include "ledger/ids.h"
#include "ledger/tree.h"

namespace tally::store {

using ledger::LedgerId;
using ledger::TreeSize;

struct StoredEntry {
    std::string line;                        // without a line end
    std::optional<std::string> salted_body;  // absent when it was erased
};

// Ledgers as lists of bytes.
class EntryStore {
public:
    virtual ~EntryStore() = default;
    // All ledgers, in the order in which they were opened.
    virtual Result<std::vector<LedgerId>> ledgers() = 0;
    // 0 for a ledger that does not exist.
    virtual Result<TreeSize> size(LedgerId const& ledger) = 0;
    // Entries [begin, end) in order. `end` beyond the size is invalid_input.
    virtual Result<void> read(LedgerId const& ledger, std::uint64_t begin, std::uint64_t end,
                              std::function<Result<void>(StoredEntry const&)> const& visit) = 0;
};

struct BlobInfo {
    Digest digest;
    std::uint64_t bytes = 0;  // of the content, not of its compressed form
};

// A blob that is stored but not yet committed: nobody else sees it, and a crash forgets it.
struct StagedBlob {
    BlobInfo info;
    bool known = false;    // the same content was committed before (and perhaps erased since:
                           // erased content stays away); nothing was written
    std::uint64_t id = 0;  // of this store, for commit()
};

struct BlobFault {
    std::size_t place = 0;  // in the list that was asked for
    Error error;
};

// Content by its SHA-256. Identical content is stored once, compressed where that pays.
class BlobStore {
public:
    virtual ~BlobStore() = default;
    Result<StagedBlob> stage(std::string_view content) { return TRY(stage_all({content})).front(); }
    // Each as if it were staged alone, in this order: many small ones are quicker together. An
    // error is about all of them.
    virtual Result<std::vector<StagedBlob>> stage_all(
        std::vector<std::string_view> const& contents) = 0;
    // For content that should not be in memory at once.
    virtual Result<StagedBlob> stage_stream(Pull const& content) = 0;
    virtual Result<std::optional<BlobInfo>> find(Digest const& digest) = 0;
    // Whole content, hashed again: corrupt when it is not what its name says; not_found when there
    // is no such blob or it was erased; invalid_input when it is larger than bytes_max.
    virtual Result<std::string> read(Digest const& digest, std::uint64_t bytes_max) = 0;
    // The same in pieces. The hash is checked behind the last piece: on corrupt the sink has seen
    // wrong bytes and must drop them.
    virtual Result<void> read_stream(Digest const& digest, Sink const& sink) = 0;
    // Those that read_stream would not give, and why, in this order. Many small ones are quicker
    // together, most of all in the order of storage.
    virtual std::vector<BlobFault> check(std::vector<Digest> const& digests) = 0;
    // All committed blobs, in the order of storage.
    virtual Result<void> list(std::function<Result<void>(BlobInfo const&)> const& visit) = 0;
};

// Signed checkpoints, oldest first.
struct StoredNote {
    TreeSize size;
    std::string note;
};

class NoteStore {
public:
    virtual ~NoteStore() = default;
    virtual Result<std::vector<StoredNote>> notes(LedgerId const& ledger) = 0;
    virtual Result<std::optional<StoredNote>> newest_note(LedgerId const& ledger) = 0;
};

// Small named values: settings, the writer id, cached folds. Absent is nullopt.
class SettingStore {
public:
    virtual ~SettingStore() = default;
    virtual Result<std::optional<std::string>> setting(std::string_view key) = 0;
    // Keys that start with the prefix, sorted.
    virtual Result<std::vector<std::string>> setting_keys(std::string_view prefix) = 0;
};

struct Append {
    LedgerId ledger;
    TreeSize expected_size;  // conflict when the ledger has another size
    std::vector<StoredEntry> entries;
};

// Everything that one use case changes. It happens as a whole or not at all.
struct WriteBatch {
    std::vector<StagedBlob> blobs;
    std::vector<Append> appends;
    std::vector<std::pair<LedgerId, StoredNote>> notes;
    std::vector<std::pair<std::string, std::string>> settings;
    std::vector<std::pair<LedgerId, std::uint64_t>> erased_bodies;  // ledger and n
    std::vector<Digest> erased_blobs;  // content is gone; the digest stays refused for reading
};

class Store : public EntryStore, public BlobStore, public NoteStore, public SettingStore {
public:
    using BlobStore::read;
    using EntryStore::read;

    // Durable when it returns ok. conflict: a ledger had another size, nothing was written.
    // unknown_state: the batch may or may not have landed; reopen before anything else.
    virtual Result<void> commit(WriteBatch const& batch) = 0;
    // A consistent copy of everything into a folder that does not exist yet, while others read and
    // write; it opens as a store of the same kind.
    virtual Result<void> snapshot(std::string const& folder) = 0;
};

}  // namespace tally::store
