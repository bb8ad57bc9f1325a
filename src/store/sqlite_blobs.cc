// Blobs: staging and reading. The calls here come from several threads at once: hashing and
// compression happen outside the locks.
#include <algorithm>
#include <unordered_set>

#include "crypto/sha256.h"
#include "store/sqlite_guard.h"
#include "store/sqlite_store_impl.h"

namespace tally::store {
namespace {

constexpr std::size_t piece_bytes = std::size_t{1} << 20;
constexpr int list_page_rows = 1000;

BlobPlace read_place(SQLite::Statement& row) {
    auto const number = [&](int column) {
        return static_cast<std::uint64_t>(row.getColumn(column).getInt64());
    };
    return {{static_cast<std::uint32_t>(number(0)), number(1), number(2)},
            number(3),
            number(4) == 0 ? Codec::raw : Codec::zstd,
            number(5) != 0};
}

std::unexpected<Error> damaged(Digest const& digest) {
    return fail(Code::corrupt, "stored content is not what its name says: " + digest.text(),
                "restore it from a backup; `tally verify` shows what else is touched");
}

}  // namespace

std::optional<BlobPlace> SqliteStore::place_of(Digest const& digest) {
    Borrowed find{blob_reader_.blob};
    find->bindNoCopy(1, digest.view().data(), static_cast<int>(Digest::size));
    if (!find->executeStep()) return std::nullopt;
    return read_place(*find);
}

// Committed (also when it was erased: erased content stays away), or staged before.
std::optional<StagedBlob> SqliteStore::already_there(BlobInfo const& info) {
    if (auto const found = staged_.find(info.digest); found != staged_.end())
        return StagedBlob{info, false, found->second.id};
    if (place_of(info.digest)) return StagedBlob{info, true, 0};
    return std::nullopt;
}

StagedBlob SqliteStore::remember(BlobInfo const& info, Codec codec, PackPlace const& place) {
    auto const id = next_staged_++;
    staged_.emplace(info.digest, Staged{id, {place, info.bytes, codec, false}});
    return {info, false, id};
}

// One snapshot for all: beginning and ending it costs more than a lookup.
SqliteStore::MaybeStaged SqliteStore::already_there(std::vector<BlobInfo> const& infos) {
    SQLite::Transaction snapshot{blob_reader_.db};
    MaybeStaged there;
    for (auto const& info : infos) there.push_back(already_there(info));
    return there;
}

Result<std::vector<StagedBlob>> SqliteStore::stage_all(
    std::vector<std::string_view> const& contents) {
    std::vector<BlobInfo> infos;
    for (auto const content : contents) infos.push_back({crypto::sha256(content), content.size()});
    return guarded("store content", [&]() -> Result<std::vector<StagedBlob>> {
        if (!write_) return fail(Code::unavailable, "the vault is open for reading only");
        MaybeStaged there;
        std::uint64_t commits = 0;
        {
            std::scoped_lock const lock{blob_mutex_};
            there = already_there(infos);
            commits = commits_;
        }
        std::vector<std::string> frames(contents.size());
        for (std::size_t i = 0; i < contents.size(); ++i)
            if (!there[i]) frames[i] = compress_if_it_pays(contents[i]);
        std::scoped_lock const lock{blob_mutex_};
        // Another thread may have brought some meanwhile, and even committed them.
        if (commits_ != commits) there = already_there(infos);
        TRY(append_fresh(infos, there, contents, frames));
        std::vector<StagedBlob> staged;
        for (std::size_t i = 0; i < infos.size(); ++i)
            staged.push_back(there[i] ? *there[i] : *already_there(infos[i]));
        return staged;
    });
}

// Those that are neither there nor staged by now, each once.
Result<void> SqliteStore::append_fresh(std::vector<BlobInfo> const& infos, MaybeStaged const& there,
                                       std::vector<std::string_view> const& contents,
                                       std::vector<std::string> const& frames) {
    std::vector<std::size_t> fresh;
    std::unordered_set<Digest> seen;
    std::vector<std::string_view> pieces;
    for (std::size_t i = 0; i < infos.size(); ++i) {
        auto const& digest = infos[i].digest;
        if (there[i] || staged_.contains(digest) || !seen.insert(digest).second) continue;
        fresh.push_back(i);
        pieces.push_back(frames[i].empty() ? contents[i] : frames[i]);
    }
    if (fresh.empty()) return {};
    auto const places = TRY(packs_.append(pieces));
    for (std::size_t i = 0; i < fresh.size(); ++i)
        remember(infos[fresh[i]], frames[fresh[i]].empty() ? Codec::raw : Codec::zstd, places[i]);
    return {};
}

Result<StagedBlob> SqliteStore::stage_stream(Pull const& content) {
    std::string first;
    while (first.size() < piece_bytes) {
        auto const piece = TRY(content(piece_bytes - first.size()));
        if (piece.empty()) return stage(first);
        first += piece;
    }
    if (!write_) return fail(Code::unavailable, "the vault is open for reading only");
    return guarded("store content", [&] { return spool(std::move(first), content); });
}

// Its first piece decides whether to compress.
Result<StagedBlob> SqliteStore::spool(std::string first, Pull const& content) {
    auto const codec = compress_if_it_pays(first).empty() ? Codec::raw : Codec::zstd;
    auto file = TRY(PosixFile::nameless(folder_ / "blobs"));
    crypto::Sha256 hasher;
    StreamCompressor compressor;
    std::uint64_t bytes = 0;
    std::uint64_t stored = 0;
    for (auto piece = std::move(first);; piece = TRY(content(piece_bytes))) {
        hasher.update(piece);
        bytes += piece.size();
        auto const last = piece.empty();
        auto const out = codec == Codec::raw ? piece : TRY(compressor.take(piece, last));
        TRY(file.write_at(stored, out));
        stored += out.size();
        if (last) break;
    }
    BlobInfo const info{hasher.finish(), bytes};
    std::scoped_lock const lock{blob_mutex_};
    if (auto const there = already_there(info)) return *there;
    return remember(info, codec, TRY(packs_.append_file(file, stored)));
}

Result<std::optional<BlobInfo>> SqliteStore::find(Digest const& digest) {
    return guarded("find content", [&]() -> Result<std::optional<BlobInfo>> {
        std::scoped_lock const lock{blob_mutex_};
        auto const at = place_of(digest);
        if (!at || at->erased) return std::nullopt;
        return BlobInfo{digest, at->bytes};
    });
}

Result<BlobPlace> SqliteStore::readable_place_of(Digest const& digest) {
    auto const at = place_of(digest);
    if (!at) return fail(Code::not_found, "no content " + digest.text());
    if (at->erased) return fail(Code::not_found, "read " + digest.text() + ": it was erased");
    return *at;
}

Result<BlobPlace> SqliteStore::place_to_read(Digest const& digest) {
    return guarded("find content", [&] {
        std::scoped_lock const lock{blob_mutex_};
        return readable_place_of(digest);
    });
}

// In one snapshot: beginning and ending one takes longer than a lookup.
Result<std::vector<Result<BlobPlace>>> SqliteStore::places_to_read(
    std::vector<Digest> const& digests) {
    return guarded("find content", [&]() -> Result<std::vector<Result<BlobPlace>>> {
        std::scoped_lock const lock{blob_mutex_};
        SQLite::Transaction snapshot{blob_reader_.db};
        std::vector<Result<BlobPlace>> places;
        for (auto const& digest : digests) places.push_back(readable_place_of(digest));
        return places;
    });
}

Result<std::string> SqliteStore::read(Digest const& digest, std::uint64_t bytes_max) {
    auto const at = TRY(place_to_read(digest));
    if (at.bytes > bytes_max)
        return fail(Code::invalid_input, "read " + digest.text() + ": it is larger than allowed");
    return read_whole(digest, at);
}

Result<std::string> SqliteStore::read_whole(Digest const& digest, BlobPlace const& at) {
    auto content = TRY(packs_.read(at.place, 0, static_cast<std::size_t>(at.place.bytes)));
    if (at.codec == Codec::zstd) {
        auto expanded = decompress(content, at.bytes);
        if (!expanded) return damaged(digest);
        content = *std::move(expanded);
    }
    if (content.size() != at.bytes || crypto::sha256(content) != digest) return damaged(digest);
    return content;
}

Result<void> SqliteStore::read_pieces(BlobPlace const& at, Sink const& sink) {
    StreamExpander expander;
    for (std::uint64_t done = 0; done < at.place.bytes; done += piece_bytes) {
        auto const piece = TRY(packs_.read(at.place, done, piece_bytes));
        if (at.codec == Codec::raw) {
            TRY(sink(piece));
        } else {
            TRY(expander.take(piece, sink));
        }
    }
    return {};
}

Result<void> SqliteStore::read_stream(Digest const& digest, Sink const& sink) {
    return read_stream_at(digest, TRY(place_to_read(digest)), sink);
}

Result<void> SqliteStore::read_stream_at(Digest const& digest, BlobPlace const& at,
                                         Sink const& sink) {
    // Mail by the thousand: setting up a stream for each would cost more than its content.
    if (at.place.bytes <= piece_bytes && at.bytes <= piece_bytes)
        return sink(TRY(read_whole(digest, at)));
    crypto::Sha256 hasher;
    std::uint64_t bytes = 0;
    TRY(read_pieces(at, [&](std::string_view piece) -> Result<void> {
        hasher.update(piece);
        bytes += piece.size();
        if (bytes > at.bytes) return damaged(digest);
        return sink(piece);
    }));
    if (bytes != at.bytes || hasher.finish() != digest) return damaged(digest);
    return {};
}

std::vector<BlobFault> SqliteStore::check(std::vector<Digest> const& digests) {
    Sink const nowhere = [](std::string_view) -> Result<void> { return {}; };
    auto const places = places_to_read(digests);
    std::vector<BlobFault> faults;
    for (std::size_t i = 0; i < digests.size(); ++i) {
        // Where the database is damaged, some may still be found.
        auto const place = places ? (*places)[i] : place_to_read(digests[i]);
        auto const read = place ? read_stream_at(digests[i], *place, nowhere)
                                : Result<void>{std::unexpected(place.error())};
        if (!read) faults.push_back({i, read.error()});
    }
    return faults;
}

// Page by page, so that the visitor may read what it is shown.
Result<void> SqliteStore::list(std::function<Result<void>(BlobInfo const&)> const& visit) {
    std::int64_t behind = 0;
    for (;;) {
        std::vector<BlobInfo> page;
        TRY(guarded("list content", [&]() -> Result<void> {
            std::scoped_lock const lock{blob_mutex_};
            SQLite::Statement select{blob_reader_.db,
                                     "SELECT no, digest, bytes FROM blobs WHERE no > ? AND erased "
                                     "= 0 ORDER BY no LIMIT ?"};
            select.bind(1, behind);
            select.bind(2, list_page_rows);
            while (select.executeStep()) {
                behind = select.getColumn(0).getInt64();
                auto const digest = select.getColumn(1).getString();
                if (digest.size() != Digest::size)
                    return fail(Code::corrupt, "list content: vault.db is damaged");
                page.push_back({Digest::from_bytes(digest),
                                static_cast<std::uint64_t>(select.getColumn(2).getInt64())});
            }
            return {};
        }));
        if (page.empty()) return {};
        for (auto const& info : page) TRY(visit(info));
    }
}

}  // namespace tally::store
