// The JSON of the ledger: objects, arrays, strings, integers below 2^53 and booleans. Keys are
// ASCII, sorted and unique; there is no null and no fraction, so RFC 8785 (canonical JSON) is met
// by construction. The reader refuses every other writing of the same value.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/result.h"

namespace tally::ledger {

class Json;
using JsonArray = std::vector<Json>;
using JsonObject = std::map<std::string, Json, std::less<>>;

class Json {
public:
    static constexpr std::int64_t integer_max = (std::int64_t{1} << 53) - 1;

    Json() : value_{JsonObject{}} {}
    Json(bool value) : value_{value} {}                      // NOLINT(google-explicit-constructor)
    Json(std::int64_t value) : value_{value} {}              // NOLINT(google-explicit-constructor)
    Json(int value) : value_{std::int64_t{value}} {}         // NOLINT(google-explicit-constructor)
    Json(std::string value) : value_{std::move(value)} {}    // NOLINT(google-explicit-constructor)
    Json(char const* value) : value_{std::string{value}} {}  // NOLINT(google-explicit-constructor)
    Json(JsonArray value) : value_{std::move(value)} {}      // NOLINT(google-explicit-constructor)
    Json(JsonObject value) : value_{std::move(value)} {}     // NOLINT(google-explicit-constructor)

    bool operator==(Json const&) const = default;

    // The value as that kind, or nullptr.
    bool const* boolean() const { return std::get_if<bool>(&value_); }
    std::int64_t const* integer() const { return std::get_if<std::int64_t>(&value_); }
    std::string const* string() const { return std::get_if<std::string>(&value_); }
    JsonArray const* array() const { return std::get_if<JsonArray>(&value_); }
    JsonObject const* object() const { return std::get_if<JsonObject>(&value_); }

private:
    std::variant<bool, std::int64_t, std::string, JsonArray, JsonObject> value_;
};

struct JsonLimits {
    std::size_t bytes_max = std::size_t{16} << 20;
    int depth_max = 32;
};

// The one writing of the value. Strings must be UTF-8, keys printable ASCII and integers in range:
// anything else is a bug of the caller.
std::string write_json(Json const& value);

// Reads exactly what write_json writes. The error names the byte offset.
Result<Json> parse_json(std::string_view text, JsonLimits const& limits = {});

// Reads the members of an object one by one and complains about what is missing, of the wrong kind
// or left over. Views the object: it must outlive the reader.
class JsonReader {
public:
    // `what` names the object in errors: "body of milestone.added".
    static Result<JsonReader> open(Json const& value, std::string what);

    Result<std::string> string(std::string_view key);
    Result<std::int64_t> integer(std::string_view key);
    Result<bool> boolean(std::string_view key);
    Result<JsonArray> array(std::string_view key);
    Result<Json> object(std::string_view key);
    // Absent members are an empty string, 0, false or an empty array.
    Result<std::string> string_or_empty(std::string_view key);
    Result<std::int64_t> integer_or_zero(std::string_view key);
    Result<bool> boolean_or_false(std::string_view key);
    Result<JsonArray> array_or_empty(std::string_view key);
    bool has(std::string_view key) const { return object_->contains(key); }
    // Every member was read; an unknown one is invalid_input.
    Result<void> finish() const;

private:
    JsonReader(JsonObject const& object, std::string what)
        : object_{&object}, what_{std::move(what)} {}
    Result<Json const*> member(std::string_view key, std::string_view kind);
    std::unexpected<Error> wrong(std::string_view key, std::string_view kind) const;

    JsonObject const* object_;
    std::string what_;
    std::vector<std::string_view> read_;  // keys of the object
};

}  // namespace tally::ledger
