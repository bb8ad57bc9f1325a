// The stages of an import and the threads between them:
//
//   reader (calling thread) -> parse workers, one a core: hash, compress, look inside
//     -> committer: blobs and entries, in the order of reading -> indexer
//
// Each queue is bounded, so the memory is too, whatever the size of the mailbox.
#pragma once

#include <functional>
#include <map>
#include <set>
#include <string>
#include <unordered_set>
#include <vector>

#include "vault/examine.h"
#include "vault/import.h"

namespace tally::vault {

// Where an item goes. An empty slug is the inbox.
struct Destination {
    std::string slug;
    ledger::LedgerId ledger;
};

struct PipelineInput {
    // Called by the committer for every new item.
    std::function<Destination(Examined const&)> destination;
    std::optional<Instant> occurred;  // for items that claim no time
    ExamineContext context;
};

struct PipelineOutput {
    ImportSummary summary;
    std::vector<ledger::ItemId> known;  // what was there before, or came twice
    std::set<std::string> mailboxes;    // files that hold several of those
    std::uint64_t with_an_inside = 0;   // new items that look_inside() has to look into
};

// Reads all sources one behind the other. An error is the store's or the index's.
Result<PipelineOutput> run_pipeline(Vault& vault, std::vector<OpenSource> const& sources,
                                    PipelineInput const& input, ImportWatcher const& watcher);

}  // namespace tally::vault
