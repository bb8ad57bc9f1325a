// Fields that rules and warnings of a pack have in common, read with line and column.
#pragma once

#include <algorithm>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "rights/pack.h"
#include "toml/toml_value.h"

namespace tally::rights {

// One of the names, as the value at its place.
template <typename Enum>
Result<Enum> read_name(TomlReader& table, std::string_view key,
                       std::span<std::string_view const> names) {
    auto const text = TRY(table.string(key));
    auto const found = std::ranges::find(names, text);
    if (found != names.end()) return static_cast<Enum>(found - names.begin());
    return table.wrong(key, "is unknown: " + text, "use " + engagement::listed(names));
}

// Like read_name, with a value for a key that is not there.
template <typename Enum>
Result<Enum> read_name_or(TomlReader& table, std::string_view key,
                          std::span<std::string_view const> names, Enum otherwise) {
    if (!table.has(key)) return otherwise;
    return read_name<Enum>(table, key, names);
}

// A text whose placeholders can all be filled in.
Result<std::string> read_text(TomlReader& table, std::string_view key);
// The table [when], empty where there is none. Only fields that one of these kinds of events has.
Result<Conditions> read_conditions(TomlReader& table, std::vector<std::string> const& kinds);
// Where the facts come from; what nobody can look up has low confidence.
Result<std::vector<std::string>> read_sources(TomlReader& table, Confidence confidence);
// Everything that says what is looked for.
Result<Watch> read_watch(TomlReader& table);

}  // namespace tally::rights
