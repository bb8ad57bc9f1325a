#include "store/memory_store.h"

#include <algorithm>
#include <map>
#include <mutex>
#include <set>
#include <unordered_map>

#include "crypto/sha256.h"

namespace tally::store {
namespace {

constexpr std::size_t piece_bytes = std::size_t{1} << 20;

class MemoryStore final : public Store {
public:
    Result<std::vector<LedgerId>> ledgers() override { return opened_; }
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
    StagedBlob stage_one(std::string_view content);
    Result<void> check(WriteBatch const& batch);
    void apply(WriteBatch const& batch);

    std::mutex mutex_;  // guards the blobs: stage and read come from several threads
    std::unordered_map<Digest, std::string> blobs_;
    std::vector<Digest> blob_order_;
    std::set<Digest> erased_;
    std::unordered_map<Digest, std::pair<std::uint64_t, std::string>> staged_;
    std::uint64_t next_staged_ = 1;

    std::vector<LedgerId> opened_;
    std::map<LedgerId, std::vector<StoredEntry>> entries_;
    std::map<LedgerId, std::vector<StoredNote>> notes_;
    std::map<std::string, std::string, std::less<>> settings_;
};

Result<TreeSize> MemoryStore::size(LedgerId const& ledger) {
    auto const found = entries_.find(ledger);
    return TreeSize{found == entries_.end() ? 0 : found->second.size()};
}

Result<void> MemoryStore::read(LedgerId const& ledger, std::uint64_t begin, std::uint64_t end,
                               std::function<Result<void>(StoredEntry const&)> const& visit) {
    auto const size = TRY(this->size(ledger)).value;
    if (begin > end || end > size)
        return fail(Code::invalid_input, "read entries beyond the end of ledger " + ledger.text);
    for (auto n = begin; n < end; ++n) TRY(visit(entries_.at(ledger)[n]));
    return {};
}

Result<std::vector<StagedBlob>> MemoryStore::stage_all(
    std::vector<std::string_view> const& contents) {
    std::vector<StagedBlob> staged;
    for (auto const content : contents) staged.push_back(stage_one(content));
    return staged;
}

StagedBlob MemoryStore::stage_one(std::string_view content) {
    BlobInfo const info{crypto::sha256(content), content.size()};
    std::scoped_lock const lock{mutex_};
    if (blobs_.contains(info.digest) || erased_.contains(info.digest))
        return StagedBlob{info, true, 0};
    auto const [place, is_new] =
        staged_.try_emplace(info.digest, next_staged_, std::string{content});
    if (is_new) ++next_staged_;
    return StagedBlob{info, false, place->second.first};
}

Result<StagedBlob> MemoryStore::stage_stream(Pull const& content) {
    std::string whole;
    for (;;) {
        auto const piece = TRY(content(piece_bytes));
        if (piece.empty()) return stage(whole);
        whole += piece;
    }
}

Result<std::optional<BlobInfo>> MemoryStore::find(Digest const& digest) {
    std::scoped_lock const lock{mutex_};
    auto const found = blobs_.find(digest);
    if (found == blobs_.end()) return std::nullopt;
    return BlobInfo{digest, found->second.size()};
}

Result<std::string> MemoryStore::read(Digest const& digest, std::uint64_t bytes_max) {
    std::scoped_lock const lock{mutex_};
    if (erased_.contains(digest))
        return fail(Code::not_found, "read " + digest.text() + ": it was erased");
    auto const found = blobs_.find(digest);
    if (found == blobs_.end()) return fail(Code::not_found, "no content " + digest.text());
    if (found->second.size() > bytes_max)
        return fail(Code::invalid_input, "read " + digest.text() + ": it is larger than allowed");
    return found->second;
}

Result<void> MemoryStore::read_stream(Digest const& digest, Sink const& sink) {
    auto const whole = TRY(read(digest, UINT64_MAX));
    std::string_view rest{whole};
    for (; !rest.empty(); rest.remove_prefix(std::min(piece_bytes, rest.size())))
        TRY(sink(rest.substr(0, piece_bytes)));
    return {};
}

std::vector<BlobFault> MemoryStore::check(std::vector<Digest> const& digests) {
    std::vector<BlobFault> faults;
    for (std::size_t i = 0; i < digests.size(); ++i)
        if (auto const whole = read(digests[i], UINT64_MAX); !whole)
            faults.push_back({i, whole.error()});
    return faults;
}

Result<void> MemoryStore::list(std::function<Result<void>(BlobInfo const&)> const& visit) {
    std::vector<BlobInfo> all;
    {
        std::scoped_lock const lock{mutex_};
        for (auto const& digest : blob_order_) {
            if (auto const found = blobs_.find(digest); found != blobs_.end())
                all.push_back({digest, found->second.size()});
        }
    }
    for (auto const& info : all) TRY(visit(info));
    return {};
}

Result<std::vector<StoredNote>> MemoryStore::notes(LedgerId const& ledger) {
    auto const found = notes_.find(ledger);
    return found == notes_.end() ? std::vector<StoredNote>{} : found->second;
}

Result<std::optional<StoredNote>> MemoryStore::newest_note(LedgerId const& ledger) {
    auto const all = TRY(notes(ledger));
    if (all.empty()) return std::nullopt;
    return all.back();
}

Result<std::optional<std::string>> MemoryStore::setting(std::string_view key) {
    auto const found = settings_.find(key);
    if (found == settings_.end()) return std::nullopt;
    return found->second;
}

Result<std::vector<std::string>> MemoryStore::setting_keys(std::string_view prefix) {
    std::vector<std::string> keys;
    for (auto const& [key, value] : settings_)
        if (key.starts_with(prefix)) keys.push_back(key);
    return keys;
}

Result<void> MemoryStore::check(WriteBatch const& batch) {
    std::map<LedgerId, std::uint64_t> sizes;
    for (auto const& append : batch.appends) {
        auto const [place, is_new] = sizes.try_emplace(append.ledger, 0);
        if (is_new) place->second = TRY(size(append.ledger)).value;
        if (place->second != append.expected_size.value) {
            return fail(Code::conflict, "append to ledger " + append.ledger.text +
                                            ": it has another size than expected");
        }
        place->second += append.entries.size();
    }
    for (auto const& [ledger, n] : batch.erased_bodies) {
        auto const known = sizes.contains(ledger) ? sizes[ledger] : TRY(size(ledger)).value;
        if (n >= known) {
            return fail(Code::not_found, "erase a body of ledger " + ledger.text + ": no entry " +
                                             std::to_string(n));
        }
    }
    for (auto const& blob : batch.blobs) {
        if (!blob.known && !staged_.contains(blob.info.digest) &&
            !blobs_.contains(blob.info.digest)) {
            return fail(Code::invalid_input,
                        "commit " + blob.info.digest.text() + ": it is not staged in this store");
        }
    }
    return {};
}

void MemoryStore::apply(WriteBatch const& batch) {
    for (auto const& blob : batch.blobs) {
        auto staged = staged_.extract(blob.info.digest);
        if (staged.empty()) continue;
        blobs_.emplace(blob.info.digest, std::move(staged.mapped().second));
        blob_order_.push_back(blob.info.digest);
    }
    for (auto const& append : batch.appends) {
        auto const [place, is_new] = entries_.try_emplace(append.ledger);
        if (is_new) opened_.push_back(append.ledger);
        place->second.insert(place->second.end(), append.entries.begin(), append.entries.end());
    }
    for (auto const& [ledger, note] : batch.notes) notes_[ledger].push_back(note);
    for (auto const& [key, value] : batch.settings) settings_[key] = value;
    for (auto const& [ledger, n] : batch.erased_bodies) entries_[ledger][n].salted_body.reset();
    for (auto const& digest : batch.erased_blobs)
        if (blobs_.erase(digest) > 0) erased_.insert(digest);
}

Result<void> MemoryStore::commit(WriteBatch const& batch) {
    std::scoped_lock const lock{mutex_};
    TRY(check(batch));
    apply(batch);
    return {};
}

Result<void> MemoryStore::snapshot(std::string const& folder) {
    return fail(Code::invalid_input, "copy a store that is only in memory to " + folder);
}

}  // namespace

std::unique_ptr<Store> make_memory_store() { return std::make_unique<MemoryStore>(); }

}  // namespace tally::store
