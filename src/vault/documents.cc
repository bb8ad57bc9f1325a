#include "vault/documents.h"

#include <algorithm>
#include <atomic>
#include <set>
#include <thread>

#include "extract/pool.h"
#include "importers/media.h"
#include "store/derived.h"
#include "vault/archive_parts.h"
#include "vault/bounded_queue.h"

namespace tally::vault {
namespace {

constexpr std::uint64_t document_bytes_max = std::uint64_t{96} << 20;  // in memory, one a core
constexpr std::size_t documents_of_portion_max = 500;
constexpr std::size_t done_bytes_max = std::size_t{64} << 20;

std::string media_of(ledger::ChildItem const& child) {
    if (extract::can_extract(child.media)) return child.media;
    auto const by_name = importers::media_of("", child.name);
    return is_text(child.media) && !extract::can_extract(by_name) ? child.media : by_name;
}

// A file with a name: what has none is the mail's own text.
bool is_text_file(ledger::ChildItem const& child, std::string_view media) {
    return is_text(media) && !child.name.empty();
}

class DocumentReader {
public:
    DocumentReader(Vault& vault, LookOptions const& options, Result<extract::Pool*> pool)
        : store_{vault.store()},
          options_{options},
          zone_{vault.profile().zone},
          pool_{std::move(pool)} {}

    // Called from several threads at once.
    void read(ReadItem& item) {
        auto const waits = [](ReadDocument const& one) {
            return one.extraction.status == extract::TextStatus::none;
        };
        if (std::ranges::none_of(item.documents, waits)) return;
        auto const bytes = store_.read(item.record->blob, document_bytes_max);
        if (!bytes) return refuse(item, bytes.error().message);
        std::set<std::string> paths;
        for (auto const& document : item.documents)
            if (waits(document) && !document.part.path.empty()) paths.insert(document.part.path);
        auto const parts = bytes_of_parts(*item.record, *bytes, paths, document_bytes_max,
                                          pool_ ? *pool_ : nullptr);
        for (auto& document : item.documents)
            if (waits(document)) read(*bytes, parts, document);
    }

private:
    static void refuse(ReadItem& item, std::string const& why) {
        for (auto& document : item.documents)
            if (document.extraction.status == extract::TextStatus::none)
                document.extraction = extract::failed(why);
    }

    void read(std::string const& bytes, FoundParts const& parts, ReadDocument& document) {
        auto const& path = document.part.path;
        auto const part = parts.bytes.find(path);
        if (path.empty())
            document.extraction = words_of(bytes, document.part);
        else if (part != parts.bytes.end())
            document.extraction = words_of(part->second, document.part);
        else
            document.extraction = extract::failed("it could not be taken out of its item" +
                                                  (parts.why.empty() ? "" : ": " + parts.why));
    }

    extract::Extraction words_of(std::string const& bytes, DocumentPart const& part) {
        if (is_text(part.media))
            return {.status = extract::TextStatus::complete, .text = text_of(part.media, bytes)};
        if (!pool_) return extract::failed(pool_.error().message);
        return (*pool_)->extract(bytes, {.media = part.media,
                                         .name = part.name,
                                         .languages = options_.languages,
                                         .zone = zone_});
    }

    store::BlobStore& store_;
    LookOptions const& options_;
    std::string zone_;
    Result<extract::Pool*> pool_;
};

std::size_t weight_of(ReadItem const& item) {
    std::size_t weight = sizeof item;
    for (auto const& document : item.documents) weight += document.extraction.text.size();
    return weight;
}

// What was read before needs no reader.
Result<void> take_known(Vault& vault, ReadItem& item, bool again) {
    for (auto& document : item.documents) {
        if (again && !document.left_out) continue;
        auto known = TRY(extraction_of(vault, document.part.digest));
        if (!known) continue;
        document.extraction = *std::move(known);
        document.left_out = false;
    }
    return {};
}

}  // namespace

std::vector<DocumentPart> documents_in(ledger::ItemRecord const& record) {
    std::vector<DocumentPart> parts;
    if (extract::can_extract(record.media))
        parts.push_back({"", record.media, record.name, record.blob, record.bytes});
    for (auto const& child : record.children)
        if (auto const media = media_of(child);
            child.media != locked_media &&
            (extract::can_extract(media) || is_text_file(child, media)))
            parts.push_back({child.path, media, child.name, child.digest, child.bytes});
    return parts;
}

namespace {

// Collects documents until a portion is full.
class Portions {
public:
    Portions(search::IndexedItem const& item, ledger::ItemRecord record)
        : item_{item}, record_{std::make_shared<ledger::ItemRecord const>(std::move(record))} {}

    void add(DocumentPart part) {
        if (part.bytes > document_bytes_max)
            return leave_out(std::move(part), "it is larger than 96 MB: kept, not read");
        if (is_full(part)) {
            full_ = portions_.size() == portions_max;
            if (!full_) begin();
        }
        if (full_)
            return leave_out(std::move(part),
                             "there are more documents in this archive than are read: unpack it "
                             "and import the folder");
        bytes_ += part.bytes;
        ++waiting_;
        put({std::move(part), {}});
    }
    std::vector<ReadItem> finish() && {
        for (auto& portion : portions_) portion.last = &portion == &portions_.back();
        return std::move(portions_);
    }

private:
    bool is_full(DocumentPart const& part) const {
        return waiting_ == documents_of_portion_max ||
               (waiting_ > 0 && bytes_ + part.bytes > document_bytes_max);
    }
    void begin() {
        portions_.push_back({item_, record_, {}});
        waiting_ = 0;
        bytes_ = 0;
    }
    void leave_out(DocumentPart part, std::string why) {
        put({std::move(part), extract::failed(std::move(why)), true});
    }
    void put(ReadDocument document) {
        if (portions_.empty()) begin();
        portions_.back().documents.push_back(std::move(document));
    }

    search::IndexedItem item_;
    std::shared_ptr<ledger::ItemRecord const> record_;
    std::vector<ReadItem> portions_;
    std::size_t waiting_ = 0;  // documents of the newest one
    std::uint64_t bytes_ = 0;  // of these
    bool full_ = false;
};

}  // namespace

std::vector<ReadItem> portions_of(search::IndexedItem const& item, ledger::ItemRecord record) {
    auto parts = documents_in(record);
    Portions portions{item, std::move(record)};
    for (auto& part : parts) portions.add(std::move(part));
    return std::move(portions).finish();
}

Result<void> read_documents(Vault& vault, std::vector<ReadItem> items, LookOptions const& options,
                            std::function<Result<void>(ReadItem)> const& done) {
    for (auto& item : items) TRY(take_known(vault, item, options.again));
    auto pool = vault.pool();
    DocumentReader reader{vault, options, pool};
    auto const threads_count = pool ? (*pool)->workers() : 1U;
    BoundedQueue<ReadItem> finished{done_bytes_max};
    std::atomic<std::size_t> next = 0;
    std::atomic<unsigned> running = threads_count;
    std::vector<std::jthread> threads;
    for (unsigned i = 0; i < threads_count; ++i)
        threads.emplace_back([&] {
            for (auto place = next++; place < items.size(); place = next++) {
                reader.read(items[place]);
                auto const weight = weight_of(items[place]);
                if (!finished.push(std::move(items[place]), weight)) return;
            }
            if (--running == 0) finished.close();
        });
    while (auto item = finished.pop()) {
        auto taken = done(*std::move(item));
        if (taken) continue;
        next = items.size();
        finished.abandon();
        return taken;
    }
    return {};
}

}  // namespace tally::vault
