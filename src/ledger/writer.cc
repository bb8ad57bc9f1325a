#include "ledger/writer.h"

#include <algorithm>

namespace tally::ledger {

Writer::Writer(Frontier frontier, Instant last_at, std::string partition_secret)
    : frontier_{std::move(frontier)},
      last_at_{last_at},
      partition_secret_{std::move(partition_secret)} {}

PartitionId const& Writer::part_of(std::string const& topic) {
    auto const found = parts_.find(topic);
    if (found != parts_.end()) return found->second;
    return parts_.emplace(topic, PartitionId::of_topic(partition_secret_, topic)).first->second;
}

WrittenEntry Writer::write(NewEntry const& entry, Instant now, Random& random) {
    last_at_ = std::max(last_at_, now);
    auto salted = salted_body(random, write_json(entry.body));
    auto line = write_entry({.at = last_at_,
                             .author = entry.author,
                             .body = commitment(salted),
                             .kind = entry.kind,
                             .n = frontier_.size().value,
                             .part = entry.part ? *entry.part : part_of(entry.topic)});
    WrittenEntry written{frontier_.size().value, std::move(line), std::move(salted)};
    frontier_.append(leaf_hash(written.line));
    return written;
}

}  // namespace tally::ledger
