// Writes the next entries of one ledger: numbers them, keeps `at` from decreasing, salts bodies and
// grows the tree. Pure but for the randomness that is handed in; storing is the caller's part.
#pragma once

#include <optional>
#include <string>
#include <unordered_map>

#include "base/random.h"
#include "base/time.h"
#include "ledger/entry.h"
#include "ledger/json.h"
#include "ledger/tree.h"

namespace tally::ledger {

struct NewEntry {
    std::string kind;
    Party author = Party::freelancer;
    std::string topic;  // names the partition: "milestone/1"
    Json body;
    std::optional<PartitionId> part = std::nullopt;  // of an earlier entry; goes before the topic
};

struct WrittenEntry {
    std::uint64_t n = 0;
    std::string line;
    std::string salted_body;
};

class Writer {
public:
    // Goes on behind the frontier; last_at is the `at` of the newest entry there.
    Writer(Frontier frontier, Instant last_at, std::string partition_secret);

    // `at` is now, or last_at where our clock has jumped back.
    WrittenEntry write(NewEntry const& entry, Instant now, Random& random);
    Frontier const& frontier() const { return frontier_; }
    Instant last_at() const { return last_at_; }

private:
    PartitionId const& part_of(std::string const& topic);

    Frontier frontier_;
    Instant last_at_;
    std::string partition_secret_;
    std::unordered_map<std::string, PartitionId> parts_;  // by topic: an import asks for each mail
};

}  // namespace tally::ledger
