#include "ledger/writer.h"

#include <algorithm>

namespace tally::ledger {

Writer::Writer(Frontier frontier, Instant last_at, std::string partition_secret)
    : frontier_{std::move(frontier)},
      last_at_{last_at},
      partition_secret_{std::move(partition_secret)} {}

WrittenEntry Writer::write(NewEntry const& entry, Instant now, Random& random) {
    last_at_ = std::max(last_at_, now);
    auto salted = salted_body(random, write_json(entry.body));
    auto const part = entry.part.value_or(PartitionId::of_topic(partition_secret_, entry.topic));
    auto line = write_entry({.at = last_at_,
                             .author = entry.author,
                             .body = commitment(salted),
                             .kind = entry.kind,
                             .n = frontier_.size().value,
                             .part = part});
    WrittenEntry written{frontier_.size().value, std::move(line), std::move(salted)};
    frontier_.append(leaf_hash(written.line));
    return written;
}

}  // namespace tally::ledger
