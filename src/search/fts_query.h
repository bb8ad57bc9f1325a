// A query as FTS5 and SQL understand it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "search/query.h"

namespace tally::search {

// An item's place in the index: seconds << 20 | counter. So the order of places is the order of
// time, and FTS5 delivers the newest first without sorting.
inline constexpr int place_counter_bits = 20;

struct FtsQuery {
    // An FTS5 expression; empty when no word is required and the conditions alone decide.
    std::string match;
    // Places [place_min, place_max].
    std::int64_t place_min = 0;
    std::int64_t place_max = INT64_MAX;
    // Conditions on a row of `docs`, joined by AND, with a value for each '?'. May be empty.
    std::string where;
    std::vector<std::variant<std::int64_t, std::string>> values;
};

// `engagement` empty: of all.
FtsQuery compile(Query const& query, std::string const& engagement);

}  // namespace tally::search
