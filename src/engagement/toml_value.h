// The reader of TOML under the names by which topics and packs call it.
#pragma once

#include "toml/toml_value.h"

namespace tally::engagement {

using tally::parse_toml;
using tally::TomlArray;
using tally::TomlLimits;
using tally::TomlMembers;
using tally::TomlReader;
using tally::TomlValue;

}  // namespace tally::engagement
