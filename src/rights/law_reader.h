// What the readers of laws, rates and courts share: values in TOML tables, with complaints that
// name file and line.
#pragma once

#include <algorithm>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/money.h"
#include "rights/law.h"
#include "toml/toml_value.h"

namespace tally::rights {

template <typename Enum>
Result<Enum> read_one_of(TomlReader& table, std::string_view key,
                         std::span<std::string_view const> names) {
    auto const text = TRY(table.string(key));
    return static_cast<Enum>(TRY(table.index_of(key, text, names)));
}

// Absent is none.
template <typename Enum>
Result<std::vector<Enum>> read_any_of(TomlReader& table, std::string_view key,
                                      std::span<std::string_view const> names) {
    std::vector<Enum> found;
    for (auto const& text : TRY(table.strings(key)))
        found.push_back(static_cast<Enum>(TRY(table.index_of(key, text, names))));
    return found;
}

// At least one.
template <typename Enum>
Result<std::vector<Enum>> read_some_of(TomlReader& table, std::string_view key,
                                       std::span<std::string_view const> names) {
    auto found = TRY(read_any_of<Enum>(table, key, names));
    if (found.empty()) return table.wrong(key, "must name at least one");
    return found;
}

// Some text; absent is none.
Result<std::vector<std::string>> read_texts(TomlReader& table, std::string_view key);
// At least one text that says where the facts come from.
Result<std::vector<std::string>> read_source(TomlReader& table);
// "confidence", or what is known of the whole where it is absent.
Result<Confidence> read_confidence(TomlReader& table, std::optional<Confidence> of_all = {});
// A whole number from low to high; absent is `otherwise`, where there is one.
Result<int> read_number(TomlReader& table, std::string_view key, int low, int high,
                        std::optional<int> otherwise = {});
// "8.00": percent with up to two decimals, from 0 to 100.
Result<Rate> read_percent(TomlReader& table, std::string_view key);
// An amount in the currency.
Result<Money> read_money(TomlReader& table, std::string_view key, Currency currency);
// The member "currency".
Result<Currency> read_currency(TomlReader& table);
// "places": at least one of CC, CC-SUB or CC-SUB-city.
Result<std::vector<std::string>> read_places(TomlReader& table);
Result<ledger::Party> read_party(TomlReader& table, std::string_view key);
// [key], or nothing.
Result<std::optional<TomlReader>> read_table(TomlReader& table, std::string const& key);
// Something that has an id of lower-case words with hyphens, as every pack and part of one.
Result<std::string> read_id(TomlReader& table);

// What each pack begins with.
template <typename AnyPack>
Result<void> read_head(TomlReader& table, AnyPack& pack) {
    pack.id = TRY(read_id(table));
    pack.title = TRY(table.string("title"));
    pack.dated = TRY(table.date("dated"));
    pack.seen = TRY(table.date("seen"));
    pack.supersedes = TRY(read_texts(table, "supersedes"));
    pack.source = TRY(read_source(table));
    return {};
}

// The last one must not have the id of another.
template <typename Part>
Result<void> check_last_id(TomlReader const& table, std::vector<Part> const& parts) {
    if (std::ranges::count(parts, parts.back().id, &Part::id) > 1)
        return table.wrong("id", "is there twice: " + parts.back().id);
    return {};
}

}  // namespace tally::rights
