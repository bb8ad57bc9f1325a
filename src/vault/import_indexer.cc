#include "vault/import_indexer.h"

#include <algorithm>
#include <unordered_map>

namespace tally::vault {
namespace {

constexpr std::size_t queued_bytes_max = std::size_t{32} << 20;
// Each batch becomes a list of its own on disk, and lists are merged: large batches need fewer
// merges, but more memory, and the last one keeps everybody waiting. The first ones are small, so
// that the work begins at once, and the last ones, so that little is left when the rest is done.
constexpr std::size_t batch_documents_min = 1'000;
constexpr std::size_t batch_documents_max = 2'500;
constexpr std::size_t batch_bytes_max = std::size_t{48} << 20;

}  // namespace

std::size_t weight_of(search::IndexDocument const& document) {
    auto const& item = document.item;
    auto weight = document.text.size() + item.from.size() + item.to.size() + item.subject.size();
    for (auto const& name : item.attachments) weight += name.size();
    return weight + sizeof document;
}

ImportIndexer::ImportIndexer(search::Index& index)
    : index_{index}, queue_{queued_bytes_max}, thread_{[this] { run(); }} {}

ImportIndexer::~ImportIndexer() { queue_.abandon(); }

bool ImportIndexer::push(std::vector<search::IndexDocument> documents) {
    std::size_t weight = 0;
    for (auto const& document : documents) weight += weight_of(document);
    return queue_.push(std::move(documents), weight);
}

Result<std::vector<ImportAlarm>> ImportIndexer::finish() {
    queue_.close();
    if (thread_.joinable()) thread_.join();
    if (error_) return std::unexpected(*error_);
    return std::move(alarms_);
}

void ImportIndexer::run() {
    auto const add = [&] {
        auto const added = add_batch();
        if (added) return true;
        error_ = added.error();
        queue_.abandon();
        return false;
    };
    while (auto documents = queue_.pop()) {
        for (auto& document : *documents) {
            batch_bytes_ += weight_of(document);
            batch_.push_back(std::move(document));
        }
        auto const wanted = hurried_
                                ? batch_documents_min
                                : std::clamp(indexed_, batch_documents_min, batch_documents_max);
        if ((batch_.size() >= wanted || batch_bytes_ >= batch_bytes_max) && !add()) return;
    }
    add();
}

Result<void> ImportIndexer::add_batch() {
    if (batch_.empty()) return {};
    TRY(look_for_alarms());
    TRY(index_.add(batch_));
    std::map<ledger::LedgerId, std::uint64_t> sizes;
    for (auto const& [item, text, contents] : batch_) {
        auto& size = sizes[item.ledger];
        size = std::max(size, item.n + 1);
    }
    for (auto const& [ledger, size] : sizes) TRY(index_.set_projected(ledger, size));
    indexed_ += batch_.size();
    batch_.clear();
    batch_bytes_ = 0;
    return {};
}

void ImportIndexer::alarm(search::IndexedItem const& item, search::IndexedItem const& earlier) {
    if (alarms_.size() == listed_max) return;
    alarms_.push_back({item.id, earlier.id, item.message_id,
                       "two mails with other content carry the Message-ID <" + item.message_id +
                           ">: " + earlier.id.text + " came first, " + item.id.text + " now"});
}

Result<void> ImportIndexer::look_for_alarms() {
    std::vector<std::string_view> ids;
    for (auto const& [item, text, contents] : batch_)
        if (!item.message_id.empty()) ids.push_back(item.message_id);
    // Many mails may carry the same id: what is known of it is read once.
    std::ranges::sort(ids);
    ids.erase(std::ranges::unique(ids).begin(), ids.end());
    auto const earlier = TRY(index_.with_message_ids(ids));
    // The first mail of each id: in the index, else in this batch.
    std::unordered_map<std::string_view, search::IndexedItem const*> first;
    for (auto const& item : earlier) first.emplace(item.message_id, &item);
    for (auto const& [item, text, contents] : batch_) {
        if (item.message_id.empty()) continue;
        auto const [found, fresh] = first.emplace(item.message_id, &item);
        if (!fresh && found->second->id != item.id) alarm(item, *found->second);
    }
    return {};
}

}  // namespace tally::vault
