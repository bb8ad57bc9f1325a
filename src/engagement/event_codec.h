// Bodies of events: every type that a member of a fact can have, written and read. Amounts are
// integers of minor units beside their "currency".
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "engagement/event.h"
#include "ledger/json.h"

namespace tally::engagement {

using ledger::Json;
using ledger::JsonArray;
using ledger::JsonObject;
using ledger::JsonReader;

// Numbers of versions, milestones, cases, minutes: from 1 to this.
inline constexpr int number_max = 1'000'000;

template <typename Type>
concept Composite = requires { members_of<Type>(); };

// A value as one JSON value, for whatever stands alone under its key.
inline Json json_of(int value) { return value; }
inline Json json_of(bool value) { return value; }
inline Json json_of(std::uint64_t value) { return static_cast<std::int64_t>(value); }
inline Json json_of(std::string const& value) { return value; }
inline Json json_of(Instant value) { return format_instant(value); }
inline Json json_of(Date value) { return format_date(value); }
inline Json json_of(Digest const& value) { return value.text(); }
inline Json json_of(ledger::ItemId const& value) { return value.text; }
inline Json json_of(ledger::Party value) { return std::string{ledger::name(value)}; }
template <Named Enum>
Json json_of(Enum value) {
    return std::string{name(value)};
}
template <Composite Type>
Json json_of(Type const& value);
template <typename Type>
Json json_of(std::vector<Type> const& values) {
    JsonArray array;
    for (auto const& value : values) array.push_back(json_of(value));
    return array;
}

// Writers and readers of one member. A Money takes two keys: its own, and "currency".
template <typename Type>
void write_member(JsonObject& body, std::string_view key, Type const& value) {
    body.emplace(key, json_of(value));
}
inline void write_member(JsonObject& body, std::string_view key, Money const& money) {
    body.emplace(key, money.minor);
    body.emplace("currency", money.currency.code());
}
template <typename Type>
void write_member(JsonObject& body, std::string_view key, std::optional<Type> const& value) {
    if (value) write_member(body, key, *value);
}

Result<void> read_member(JsonReader& reader, std::string_view key, int& value);
Result<void> read_member(JsonReader& reader, std::string_view key, bool& value);
Result<void> read_member(JsonReader& reader, std::string_view key, std::uint64_t& value);
Result<void> read_member(JsonReader& reader, std::string_view key, std::string& value);
Result<void> read_member(JsonReader& reader, std::string_view key, Instant& value);
Result<void> read_member(JsonReader& reader, std::string_view key, Date& value);
Result<void> read_member(JsonReader& reader, std::string_view key, Digest& value);
Result<void> read_member(JsonReader& reader, std::string_view key, ledger::ItemId& value);
Result<void> read_member(JsonReader& reader, std::string_view key, ledger::Party& value);
Result<void> read_member(JsonReader& reader, std::string_view key, Money& value);
Result<void> read_member(JsonReader& reader, std::string_view key,
                         std::vector<std::string>& values);
Result<void> read_member(JsonReader& reader, std::string_view key,
                         std::vector<ledger::ItemId>& values);
Result<void> read_member(JsonReader& reader, std::string_view key, std::vector<Digest>& values);
template <Named Enum>
Result<void> read_member(JsonReader& reader, std::string_view key, Enum& value) {
    value = TRY(parse_name<Enum>(TRY(reader.string(key))));
    return {};
}
template <typename Type>
Result<void> read_member(JsonReader& reader, std::string_view key, std::optional<Type>& value) {
    TRY(read_member(reader, key, value.emplace()));
    return {};
}
template <Composite Type>
Result<void> read_member(JsonReader& reader, std::string_view key, std::vector<Type>& values);

template <Composite Owner>
void write_members(JsonObject& body, Owner const& owner) {
    auto const write = [&](auto const& one) {
        using Type = std::remove_cvref_t<decltype(owner.*one.place)>;
        if (one.sometimes && owner.*one.place == Type{}) return;
        write_member(body, one.key, owner.*one.place);
    };
    std::apply([&](auto const&... all) { (write(all), ...); }, members_of<Owner>());
}

// Reads the members and leaves those that all events share.
template <Composite Owner>
Result<Owner> read_members(JsonReader& reader) {
    Owner owner;
    Result<void> result;
    auto const read = [&](auto const& one) {
        if (!result || (one.sometimes && !reader.has(one.key))) return;
        result = read_member(reader, one.key, owner.*one.place);
        using Type = std::remove_cvref_t<decltype(owner.*one.place)>;
        if (result && one.sometimes && owner.*one.place == Type{})
            result = fail(Code::invalid_input,
                          "\"" + std::string{one.key} + "\" is left out where it says nothing");
    };
    std::apply([&](auto const&... all) { (read(all), ...); }, members_of<Owner>());
    TRY(std::move(result));
    return owner;
}

template <Composite Type>
Json json_of(Type const& value) {
    JsonObject object;
    write_members(object, value);
    return object;
}

template <Composite Type>
Result<void> read_member(JsonReader& reader, std::string_view key, std::vector<Type>& values) {
    auto const array = TRY(reader.array(key));
    for (auto const& value : array) {
        auto one = TRY(JsonReader::open(value, std::string{key}));
        values.push_back(TRY(read_members<Type>(one)));
        TRY(one.finish());
    }
    return {};
}

}  // namespace tally::engagement
