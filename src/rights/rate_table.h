// Reference rates by dates, read from TOML under packs/rates/. A period that is not in a table is
// unknown: it is said, never guessed.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "rights/law.h"

namespace tally::rights {

// Both days belong to it.
struct RatePeriod {
    Date from{};
    Date until{};
    Rate percent = 0;
    Confidence confidence = Confidence::low;
};

struct RateTable {
    std::string id;
    std::string title;
    Date dated{};
    Date seen{};
    std::vector<std::string> supersedes;
    std::vector<std::string> source;
    std::vector<RatePeriod> periods;  // in order, without overlap

    // The period that the day lies in; null where the table says nothing.
    RatePeriod const* at(Date day) const;
};

// Periods that overlap or run backwards are errors with file, line and reason.
Result<RateTable> parse_rate_table(std::string_view toml, std::string const& file);

// "11.75 %"
std::string rate_text(Rate rate);

}  // namespace tally::rights
