#include "vault/documents.h"

#include <algorithm>
#include <atomic>
#include <set>
#include <thread>

#include "extract/pool.h"
#include "importers/media.h"
#include "mail/mime.h"
#include "store/derived.h"
#include "vault/bounded_queue.h"

namespace tally::vault {
namespace {

constexpr std::uint64_t document_bytes_max = std::uint64_t{96} << 20;  // in memory, one a core
constexpr std::size_t documents_max = 500;  // of one item: more are kept, and not read
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

// Collects the members that are wanted; the others pass by.
class WantedMembers final : public extract::MemberSink {
public:
    explicit WantedMembers(std::vector<ReadDocument> const& wanted) : wanted_{wanted} {}

    void begin(extract::ArchiveMember const&) override {
        ++number_;
        auto const path = std::to_string(number_);
        auto const found =
            std::ranges::find(wanted_, path, [](auto const& one) { return one.part.path; });
        current_ = found == wanted_.end() ? nullptr : &bytes_[path];
    }
    void bytes(std::string_view piece) override {
        if (current_ != nullptr && current_->size() + piece.size() <= document_bytes_max)
            *current_ += piece;
    }
    void end() override { current_ = nullptr; }
    std::map<std::string, std::string>& all() { return bytes_; }

private:
    std::vector<ReadDocument> const& wanted_;
    std::size_t number_ = 0;
    std::map<std::string, std::string> bytes_;
    std::string* current_ = nullptr;
};

class DocumentReader {
public:
    DocumentReader(Vault& vault, LookOptions const& options, Result<extract::Pool*> pool)
        : store_{vault.store()}, options_{options}, zone_{vault.profile().zone}, pool_{pool} {}

    // Called from several threads at once.
    void read(ReadItem& item) {
        auto const waits = [](ReadDocument const& one) {
            return one.extraction.status == extract::TextStatus::none;
        };
        if (std::ranges::none_of(item.documents, waits)) return;
        auto const bytes = store_.read(item.record.blob, document_bytes_max);
        if (!bytes) return refuse(item, bytes.error().message);
        std::map<std::string, std::string> members;
        if (item.record.kind == "mail") {
            std::set<std::string> paths;
            for (auto const& document : item.documents)
                if (waits(document)) paths.insert(document.part.path);
            members = mail::parts_bytes(*bytes, paths);
        }
        if (extract::is_archive(item.record.media)) {
            if (!pool_) return refuse(item, pool_.error().message);
            WantedMembers wanted{item.documents};
            (*pool_)->unpack(*bytes, {.media = item.record.media, .name = item.record.name},
                             wanted);
            members = std::move(wanted.all());
        }
        for (auto& document : item.documents)
            if (waits(document)) read(*bytes, members, document);
    }

private:
    static void refuse(ReadItem& item, std::string const& why) {
        for (auto& document : item.documents)
            if (document.extraction.status == extract::TextStatus::none)
                document.extraction = extract::failed(why);
    }

    void read(std::string const& bytes, std::map<std::string, std::string> const& members,
              ReadDocument& document) {
        auto const& path = document.part.path;
        auto const member = members.find(path);
        if (path.empty())
            document.extraction = words_of(bytes, document.part);
        else if (member != members.end())
            document.extraction = words_of(member->second, document.part);
        else
            document.extraction = extract::failed("it could not be taken out of its item");
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
    if (again) return {};
    for (auto& document : item.documents)
        if (auto known = TRY(extraction_of(vault, document.part.digest)))
            document.extraction = *std::move(known);
    return {};
}

}  // namespace

std::vector<DocumentPart> documents_in(ledger::ItemRecord const& record) {
    std::vector<DocumentPart> parts;
    if (extract::can_extract(record.media) && record.bytes <= document_bytes_max)
        parts.push_back({"", record.media, record.name, record.blob});
    for (auto const& child : record.children)
        if (auto const media = media_of(child);
            (extract::can_extract(media) || is_text_file(child, media)) &&
            parts.size() < documents_max)
            parts.push_back({child.path, media, child.name, child.digest});
    return parts;
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
