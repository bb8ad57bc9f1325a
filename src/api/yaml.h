// YAML 1.2 as JSON: the one door to yaml-cpp.
#pragma once

#include <nlohmann/json.hpp>
#include <string_view>

#include "base/result.h"

namespace tally::api {

// Mappings, sequences and scalars; scalars that read as true, false or a whole number become such,
// unless they stand in quotes. invalid_input with line and column.
Result<nlohmann::ordered_json> parse_yaml(std::string_view text);

}  // namespace tally::api
