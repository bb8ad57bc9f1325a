#include "rights/law_reader.h"

#include "rights/place.h"

namespace tally::rights {
namespace {

constexpr std::size_t id_characters_max = 64;

bool is_id(std::string_view text) {
    auto const allowed = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
    };
    return !text.empty() && text.size() <= id_characters_max && std::ranges::all_of(text, allowed);
}

}  // namespace

Result<std::vector<std::string>> read_texts(TomlReader& table, std::string_view key) {
    return table.strings(key);
}

Result<std::vector<std::string>> read_source(TomlReader& table) {
    auto sources = TRY(table.strings("source"));
    if (sources.empty()) return table.wrong("source", "must say where the facts come from");
    return sources;
}

Result<Confidence> read_confidence(TomlReader& table, std::optional<Confidence> of_all) {
    if (!table.has("confidence") && of_all) return *of_all;
    return read_one_of<Confidence>(table, "confidence", confidence_names);
}

Result<int> read_number(TomlReader& table, std::string_view key, int low, int high,
                        std::optional<int> otherwise) {
    if (!table.has(key) && otherwise) return *otherwise;
    auto const number = TRY(table.integer(key));
    if (number < low || number > high)
        return table.wrong(
            key, "must lie between " + std::to_string(low) + " and " + std::to_string(high));
    return static_cast<int>(number);
}

Result<Rate> read_percent(TomlReader& table, std::string_view key) {
    constexpr std::int64_t rate_max = 10'000;
    auto const text = TRY(table.string(key));
    auto const currency = TRY(Currency::parse("USD"));  // two decimals, as percents have here
    auto const parsed = Money::parse(text, currency);
    if (!parsed || parsed->minor > rate_max)
        return table.wrong(key, "is no percentage: " + text, "write \"8.00\"");
    return static_cast<Rate>(parsed->minor);
}

Result<Money> read_money(TomlReader& table, std::string_view key, Currency currency) {
    auto const text = TRY(table.string(key));
    auto const money = Money::parse(text, currency);
    if (!money) return table.wrong(key, "is " + money.error().message, money.error().hint);
    return *money;
}

Result<Currency> read_currency(TomlReader& table) {
    auto const text = TRY(table.string("currency"));
    auto const currency = Currency::parse(text);
    if (!currency)
        return table.wrong("currency", "is an " + currency.error().message, currency.error().hint);
    return *currency;
}

Result<std::vector<std::string>> read_places(TomlReader& table) {
    auto places = TRY(table.strings("places"));
    if (places.empty()) return table.wrong("places", "must name at least one");
    for (auto const& place : places)
        if (!is_place(place))
            return table.wrong("places", "holds what is no place: " + place,
                               "write a country, a part of it or a city: DE, US-NY, "
                               "US-NY-New York");
    return places;
}

Result<ledger::Party> read_party(TomlReader& table, std::string_view key) {
    auto const text = TRY(table.string(key));
    auto const party = ledger::parse_party(text);
    if (!party) return table.wrong(key, "is an " + party.error().message, party.error().hint);
    return *party;
}

Result<std::optional<TomlReader>> read_table(TomlReader& table, std::string const& key) {
    if (!table.has(key)) return std::optional<TomlReader>{};
    return std::optional{TRY(table.table(key, "[" + key + "]"))};
}

Result<std::string> read_id(TomlReader& table) {
    auto id = TRY(table.string("id"));
    if (!is_id(id))
        return table.wrong("id", "must be of lower-case letters, digits and hyphens: " + id);
    return id;
}

}  // namespace tally::rights
