#include "vault/import_pipeline.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <thread>

#include "base/give_way.h"
#include "ledger/kinds.h"
#include "vault/bounded_queue.h"
#include "vault/budget.h"
#include "vault/changes.h"
#include "vault/examine_archive.h"
#include "vault/import_indexer.h"
#include "vault/look_inside.h"
#include "vault/ordered_buffer.h"

namespace tally::vault {
namespace {

// Of all items between the reader and the committer. A parser holds several copies of its item.
constexpr std::size_t raw_bytes_in_work_max = std::size_t{32} << 20;
// Threads hand over several items at a time: waking one another for each costs as much as parsing.
constexpr std::size_t batch_items_max = 32;
constexpr std::size_t batch_bytes_max = std::size_t{256} << 10;
constexpr std::uint64_t batches_ahead_max = 128;
// Small enough that the indexer has work while the rest is still parsed.
constexpr std::size_t entries_per_commit_max = 1'000;
constexpr std::size_t bytes_per_commit_max = std::size_t{8} << 20;
constexpr auto watch_interval = std::chrono::milliseconds{200};

struct RawBatch {
    std::uint64_t sequence = 0;
    std::vector<importers::RawItem> items = {};
    std::size_t weight = 0;

    void add(importers::RawItem item) {
        weight += item.bytes.size() + sizeof item;
        items.push_back(std::move(item));
    }
    bool is_full() const { return items.size() >= batch_items_max || weight >= batch_bytes_max; }
};

struct Parsed {
    store::StagedBlob blob;
    Examined examined;
    std::string file;
    std::uint64_t offset = 0;
    std::string path = {};  // in an archive; mostly empty
};

struct ParsedBatch {
    std::vector<Parsed> items;
    std::size_t weight = 0;  // of the raw items
};

class Pipeline {
public:
    Pipeline(Vault& vault, search::Index& index, PipelineInput const& input)
        : vault_{vault}, input_{input}, changes_{vault}, indexer_{index} {}

    Result<PipelineOutput> run(std::vector<OpenSource> const& sources,
                               ImportWatcher const& watcher);

private:
    void read_all(OpenSource const& source);
    bool hand_over();
    void watch(importers::Reader const& reader, bool last);
    void parse_batches();
    Result<std::vector<store::StagedBlob>> stage(std::vector<importers::RawItem> const& items);
    Parsed parse(importers::RawItem const& raw, store::StagedBlob const& blob);
    Result<void> parse_all(importers::RawItem const& raw, store::StagedBlob const& blob,
                           std::vector<Parsed>& items);
    Result<extract::Pool*> pool_of_documents();
    Result<void> parse_archive(importers::RawItem const& raw, Parsed& parsed,
                               std::vector<Parsed>& inside);
    Result<void> parse_attached(importers::RawItem const& raw, Parsed& parsed,
                                std::vector<Parsed>& inside);
    Result<void> take_chats(std::vector<ArchivedChat> const& chats, ledger::ItemId const& container,
                            std::vector<Parsed>& inside);
    void commit_results();
    Result<void> take(Parsed parsed);
    Result<void> add(Parsed parsed);
    Result<void> commit();
    void stop(Error error);
    void complain(ImportFailure failure);

    Vault& vault_;
    PipelineInput const& input_;
    Budget raw_bytes_{raw_bytes_in_work_max};
    BoundedQueue<RawBatch> batches_{raw_bytes_in_work_max};
    OrderedBuffer<ParsedBatch> results_{batches_ahead_max};
    std::atomic<bool> stopped_{false};
    std::mutex error_mutex_;
    std::optional<Error> error_;

    // The reader's.
    RawBatch reading_;
    std::vector<ImportFailure> unreadable_;
    std::uint64_t failures_ = 0;
    ImportWatcher const* watcher_ = nullptr;
    std::chrono::steady_clock::time_point watched_{};
    std::uint64_t bytes_before_ = 0;  // of the readers that are done
    std::uint64_t bytes_behind_ = 0;  // of the readers to come
    std::atomic<std::uint64_t> items_{0};

    // The committer's.
    Changes changes_;
    ImportIndexer indexer_;
    std::unordered_set<Digest> uncommitted_;
    std::vector<search::IndexDocument> uncommitted_documents_;
    std::size_t uncommitted_bytes_ = 0;  // about
    std::uint64_t refused_ = 0;
    PipelineOutput output_;
};

void Pipeline::stop(Error error) {
    {
        std::lock_guard const lock{error_mutex_};
        if (!error_) error_ = std::move(error);
    }
    stopped_ = true;
    raw_bytes_.abandon();
    batches_.abandon();
    results_.abandon();
}

void Pipeline::complain(ImportFailure failure) {
    ++failures_;
    if (unreadable_.size() < listed_max) unreadable_.push_back(std::move(failure));
}

void Pipeline::watch(importers::Reader const& reader, bool last) {
    auto const now = std::chrono::steady_clock::now();
    if (!*watcher_ || (!last && now - watched_ < watch_interval)) return;
    watched_ = now;
    auto const [done, total] = reader.progress();
    (*watcher_)({bytes_before_ + done, bytes_before_ + total + bytes_behind_, items_});
}

// False when the work has failed. The weight is given back by the committer only: else the results
// of small items would pile up behind one that takes long.
bool Pipeline::hand_over() {
    if (reading_.items.empty()) return true;
    auto const next = reading_.sequence + 1;
    auto const weight = reading_.weight;
    if (!raw_bytes_.take(weight)) return false;
    return batches_.push(std::exchange(reading_, RawBatch{next}), weight);
}

void Pipeline::read_all(OpenSource const& source) {
    auto& reader = *source.reader;
    bytes_behind_ -= reader.progress().bytes_total;
    while (!stopped_) {
        auto raw = reader.next();
        if (!raw) {  // this source is over; the others go on
            complain({source.path.string(), 0, raw.error().message, raw.error().hint});
            break;
        }
        for (auto& broken : reader.take_broken())
            complain({broken.source, broken.offset, broken.error, broken.hint});
        if (!*raw) break;
        reading_.add(std::move(**raw));
        if (reading_.is_full() && !hand_over()) break;
        watch(reader, false);
    }
    watch(reader, true);
    bytes_before_ += reader.progress().bytes_read;
}

// In their order. What is not large is staged together.
Result<std::vector<store::StagedBlob>> Pipeline::stage(
    std::vector<importers::RawItem> const& items) {
    std::vector<std::string_view> small;
    for (auto const& raw : items)
        if (!raw.large) small.push_back(raw.bytes);
    auto const together = TRY(vault_.store().stage_all(small));
    auto next = together.begin();
    std::vector<store::StagedBlob> blobs;
    for (auto const& raw : items)
        blobs.push_back(raw.large
                            ? TRY(vault_.store().stage_stream(TRY(importers::range_pull(raw))))
                            : *next++);
    return blobs;
}

Parsed Pipeline::parse(importers::RawItem const& raw, store::StagedBlob const& blob) {
    if (blob.known) return Parsed{blob, {}, raw.file, raw.offset};  // looked at before
    auto examined = examine(raw, blob.info.digest, input_.context);
    examined.record.bytes = blob.info.bytes;
    if (!examined.record.occurred) examined.record.occurred = input_.occurred;
    return Parsed{blob, std::move(examined), raw.file, raw.offset};
}

// The archive itself, and the chats in it.
Result<void> Pipeline::parse_archive(importers::RawItem const& raw, Parsed& parsed,
                                     std::vector<Parsed>& inside) {
    auto& record = parsed.examined.record;
    std::erase_if(record.problems,
                  [&](auto const&) { return raw.large; });  // it is looked into now
    auto* const pool = TRY(pool_of_documents());
    if (pool == nullptr) {
        record.problems.emplace_back("archives are not looked into: tally-extract is missing");
        return {};
    }
    return take_chats(examine_archive(record, raw, *pool), record.item, inside);
}

// What a mail brought in archives: most bring none.
Result<void> Pipeline::parse_attached(importers::RawItem const& raw, Parsed& parsed,
                                      std::vector<Parsed>& inside) {
    auto& record = parsed.examined.record;
    auto const archives = attached_archives(record);
    if (archives.empty()) return {};
    auto* const pool = TRY(pool_of_documents());
    if (pool == nullptr) {
        record.problems.emplace_back("archives are not looked into: tally-extract is missing");
        return {};
    }
    return take_chats(examine_attached(record, raw, archives, *pool), record.item, inside);
}

Result<void> Pipeline::take_chats(std::vector<ArchivedChat> const& chats,
                                  ledger::ItemId const& container, std::vector<Parsed>& inside) {
    for (auto const& chat : chats) {
        auto one = parse(chat.raw, TRY(vault_.store().stage(chat.raw.bytes)));
        if (!one.blob.known && one.examined.refused.empty())
            one.examined.record.container = ledger::Container{container, chat.path};
        one.path = chat.path;
        inside.push_back(std::move(one));
    }
    return {};
}

Result<void> Pipeline::parse_all(importers::RawItem const& raw, store::StagedBlob const& blob,
                                 std::vector<Parsed>& items) {
    auto parsed = parse(raw, blob);
    std::vector<Parsed> inside;
    if (!parsed.blob.known && raw.kind == importers::ItemKind::file &&
        extract::is_archive(raw.media))
        TRY(parse_archive(raw, parsed, inside));
    if (!parsed.blob.known && raw.kind == importers::ItemKind::mail)
        TRY(parse_attached(raw, parsed, inside));
    items.push_back(std::move(parsed));
    std::ranges::move(inside, std::back_inserter(items));
    return {};
}

// nullptr where there is no program. Workers of the import start it once.
Result<extract::Pool*> Pipeline::pool_of_documents() {
    std::lock_guard const lock{error_mutex_};
    auto pool = vault_.pool();
    if (!pool && pool.error().code == Code::not_found) return nullptr;
    return pool;
}

void Pipeline::parse_batches() {
    give_way();  // the indexer needs a core to itself: it is what the rest waits for
    while (auto batch = batches_.pop()) {
        ParsedBatch results{{}, batch->weight};
        auto const blobs = stage(batch->items);
        if (!blobs) return stop(blobs.error());
        for (std::size_t i = 0; i < blobs->size(); ++i) {
            auto const parsed = parse_all(batch->items[i], (*blobs)[i], results.items);
            if (!parsed) return stop(parsed.error());
        }
        if (!results_.put(batch->sequence, std::move(results))) return;
    }
}

void Pipeline::commit_results() {
    while (auto batch = results_.take()) {
        for (auto& parsed : batch->items)
            if (auto const taken = take(std::move(parsed)); !taken) return stop(taken.error());
        raw_bytes_.give_back(batch->weight);
    }
    if (stopped_) return;
    if (auto const committed = commit(); !committed) stop(committed.error());
}

Result<void> Pipeline::take(Parsed parsed) {
    auto& summary = output_.summary;
    ++summary.read;
    ++items_;
    summary.bytes += parsed.blob.info.bytes;
    if (parsed.blob.known || uncommitted_.contains(parsed.blob.info.digest)) {
        ++summary.duplicates;
        output_.known.push_back(ledger::ItemId::of_bytes(parsed.blob.info.digest));
        if (parsed.offset > 0)
            output_.mailboxes.insert(std::filesystem::path{parsed.file}.filename().string());
        return {};
    }
    if (!parsed.examined.refused.empty()) {
        ++refused_;
        auto const source = parsed.file + (parsed.path.empty() ? "" : ": " + parsed.path);
        if (summary.failed.size() < listed_max)
            summary.failed.push_back(
                {source, parsed.offset, parsed.examined.refused, parsed.examined.hint});
        return {};
    }
    TRY(add(std::move(parsed)));
    if (changes_.entries() >= entries_per_commit_max || uncommitted_bytes_ >= bytes_per_commit_max)
        TRY(commit());
    return {};
}

Result<void> Pipeline::add(Parsed parsed) {
    auto& record = parsed.examined.record;
    auto const destination = input_.destination(parsed.examined);
    auto const n = TRY(changes_.add(
        destination.ledger, {std::string{ledger::kind::item_recorded}, ledger::Party::freelancer,
                             parsed.examined.counterparty, encode(record)}));
    changes_.add_blob(parsed.blob);
    uncommitted_.insert(parsed.blob.info.digest);
    auto& summary = output_.summary;
    ++summary.added;
    ++summary.added_to[destination.slug];
    if (!record.problems.empty() && summary.partly_read.size() < listed_max)
        summary.partly_read.push_back({parsed.file, parsed.offset, record.problems.front(),
                                       "kept as it came: tally show " + record.item.text});
    if (has_an_inside(record)) ++output_.with_an_inside;
    ItemPlace const place{destination.slug, destination.ledger, n, vault_.now()};
    auto const& document = uncommitted_documents_.emplace_back(index_document(
        record, {std::move(parsed.examined.text), parsed.examined.conversation}, place));
    uncommitted_bytes_ += weight_of(document);
    return {};
}

// Nothing reaches the index before it is recorded for good.
Result<void> Pipeline::commit() {
    if (changes_.empty()) return {};
    TRY(changes_.commit());
    uncommitted_.clear();
    uncommitted_bytes_ = 0;
    // Where indexing has failed its error is reported at the end.
    indexer_.push(std::exchange(uncommitted_documents_, {}));
    return {};
}

Result<PipelineOutput> Pipeline::run(std::vector<OpenSource> const& sources,
                                     ImportWatcher const& watcher) {
    watcher_ = &watcher;
    for (auto const& source : sources) bytes_behind_ += source.reader->progress().bytes_total;
    auto const workers_count = std::max(1U, std::thread::hardware_concurrency());
    std::vector<std::jthread> workers;
    for (unsigned i = 0; i < workers_count; ++i) workers.emplace_back([this] { parse_batches(); });
    std::jthread committer{[this] { commit_results(); }};
    for (auto const& source : sources) read_all(source);
    indexer_.hurry();
    hand_over();
    batches_.close();
    workers.clear();
    results_.end(reading_.sequence);
    committer.join();
    auto indexed = indexer_.finish();
    if (error_) return std::unexpected(*error_);
    auto& summary = output_.summary;
    summary.alarms = TRY(std::move(indexed));
    summary.read += failures_;
    summary.failures = failures_ + refused_;
    std::ranges::move(unreadable_, std::back_inserter(summary.failed));
    return std::move(output_);
}

}  // namespace

Result<PipelineOutput> run_pipeline(Vault& vault, std::vector<OpenSource> const& sources,
                                    PipelineInput const& input, ImportWatcher const& watcher) {
    auto* const index = TRY(vault.index());
    return Pipeline{vault, *index, input}.run(sources, watcher);
}

}  // namespace tally::vault
