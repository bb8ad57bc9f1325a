// What of a document can be searched, column by column: the same for every index.
#pragma once

#include <array>
#include <string>

#include "search/index.h"

namespace tally::search {

inline constexpr std::size_t column_count = 5;
// from, to, subject, attachments, text
std::array<std::string, column_count> searchable_columns(IndexDocument const& document);

inline constexpr std::size_t relevance_candidates_max = 2000;  // newest matches that are ranked

// The second in which an item occurred; what claims to be older than 1970 counts as 1970.
std::int64_t second_of(Instant occurred);

// Where an item stands among those of its second: twenty bits out of its id, so that an index that
// was built anew shows the same order.
inline constexpr int tie_bits = 20;
std::int64_t tie_of(ItemId const& item);

}  // namespace tally::search
