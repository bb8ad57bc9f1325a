// Valid material of every format, made from fixed seeds: what the golden files must be equal to.
#pragma once

#include <string>

namespace tally::golden {

// One JSON object; tests/golden/samples.json holds the same bytes for ever.
std::string make_samples();

}  // namespace tally::golden
