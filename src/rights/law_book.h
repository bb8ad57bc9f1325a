// All laws, rate tables and courts that are in use together.
#pragma once

#include <string_view>
#include <vector>

#include "rights/court.h"
#include "rights/law.h"
#include "rights/rate_table.h"

namespace tally::rights {

struct LawBook {
    std::vector<Law> laws;
    std::vector<RateTable> rates;
    std::vector<CourtPack> courts;

    Law const* law(std::string_view id) const;
    RateTable const* rate_table(std::string_view id) const;

    // Takes the place of what has the same id or is superseded by it, or is added.
    void put(Law law);
    void put(RateTable table);
    void put(CourtPack pack);
};

// What came with this program.
LawBook const& builtin_law_book();

}  // namespace tally::rights
