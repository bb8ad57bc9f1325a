// Items as lists and hits show them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "cli/session.h"
#include "search/index.h"

namespace tally::cli {

OutJson json_of(search::IndexedItem const& item);
// One item on one line: id, date, from, subject.
std::vector<std::string> item_row(search::IndexedItem const& item, std::string const& zone);

// "4 Nov 2026, 10:00 CET"
std::string when(Instant at, std::string const& zone);
// The day alone where nothing more is known: `precision` is that of an item.
std::string when(Instant at, std::string const& zone, std::string_view precision);

}  // namespace tally::cli
