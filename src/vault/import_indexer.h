// The last stage of an import: makes recorded items searchable, in a thread of its own, and notices
// a Message-ID that comes again with other content.
#pragma once

#include <atomic>
#include <map>
#include <optional>
#include <thread>
#include <vector>

#include "search/index.h"
#include "vault/bounded_queue.h"
#include "vault/import.h"

namespace tally::vault {

// About the memory that the document takes.
std::size_t weight_of(search::IndexDocument const& document);

class ImportIndexer {
public:
    // The index must outlive this object and is used by its thread alone until finish().
    explicit ImportIndexer(search::Index& index);
    ~ImportIndexer();
    ImportIndexer(ImportIndexer const&) = delete;
    ImportIndexer& operator=(ImportIndexer const&) = delete;

    // Waits while the index is behind. False when indexing has failed.
    bool push(std::vector<search::IndexDocument> documents);
    // Little more will come: what is there is indexed soon. From any thread.
    void hurry() { hurried_ = true; }
    // Indexes what is left and ends the thread. What was recorded and not indexed because of an
    // error is caught up by the next writer.
    Result<std::vector<ImportAlarm>> finish();

private:
    void run();
    Result<void> add_batch();
    Result<void> look_for_alarms();
    void alarm(search::IndexedItem const& item, search::IndexedItem const& earlier);

    search::Index& index_;
    BoundedQueue<std::vector<search::IndexDocument>> queue_;
    std::vector<search::IndexDocument> batch_;
    std::size_t batch_bytes_ = 0;
    std::size_t indexed_ = 0;
    std::atomic<bool> hurried_{false};
    std::vector<ImportAlarm> alarms_;
    std::optional<Error> error_;
    std::jthread thread_;
};

}  // namespace tally::vault
