// Whether engagements are with the same client.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engagement/state.h"

namespace tally::lessons {

// By one of the addresses, or by the name or legal name; without regard to case, and to a remark in
// brackets behind a name: "Northwind Studio" and "Daniel Reyes" are "Northwind Studio (Daniel
// Reyes)". An empty name is nobody's.
bool is_with(engagement::State const& state, std::string_view name,
             std::vector<std::string> const& addresses);
bool same_client(engagement::State const& a, engagement::State const& b);

}  // namespace tally::lessons
