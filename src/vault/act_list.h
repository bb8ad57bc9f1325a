// Where the acts of a ledger stand: the positions of all entries that do not bring an item. Kept as
// settings beside the entries, so that folding an engagement reads what people did and not the
// thousands of mails around it. Disposable: what is not listed yet is found by reading the entries.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "base/result.h"
#include "ledger/ids.h"
#include "store/ports.h"

namespace tally::vault {

// Entries [0, size) are gone through, and those at `places` are acts. Places are in order.
struct ActList {
    std::uint64_t size = 0;
    std::vector<std::uint64_t> places;
    bool operator==(ActList const&) const = default;
};

// What is kept; an empty list when nothing is. corrupt when it cannot be read.
Result<ActList> kept_acts(store::Store& store, ledger::LedgerId const& ledger);

// The settings that carry a kept list on to `size`, with the places that are new in it.
std::vector<std::pair<std::string, std::string>> act_settings(
    ledger::LedgerId const& ledger, std::uint64_t size, std::vector<std::uint64_t> const& places);
// The acts among the entries [size of the kept list, end): what a list of `end` lacks.
Result<std::vector<std::uint64_t>> unlisted_acts(store::Store& store,
                                                 ledger::LedgerId const& ledger, std::uint64_t end);

// Visits every act of the ledger, and perhaps items, in their order.
Result<void> read_acts(store::Store& store, ledger::LedgerId const& ledger,
                       std::function<Result<void>(store::StoredEntry const&)> const& visit);

}  // namespace tally::vault
