#include <algorithm>

#include "ledger/json.h"

namespace tally::ledger {

Result<JsonReader> JsonReader::open(Json const& value, std::string what) {
    auto const* object = value.object();
    if (object == nullptr) return fail(Code::invalid_input, what + ": not an object");
    return JsonReader{*object, std::move(what)};
}

std::unexpected<Error> JsonReader::wrong(std::string_view key, std::string_view kind) const {
    return fail(Code::invalid_input,
                what_ + ": \"" + std::string{key} + "\" must be " + std::string{kind});
}

Result<Json const*> JsonReader::member(std::string_view key, std::string_view kind) {
    auto const found = object_->find(key);
    if (found == object_->end()) return wrong(key, kind);
    read_.emplace_back(found->first);
    return &found->second;
}

Result<std::string> JsonReader::string(std::string_view key) {
    auto const* value = TRY(member(key, "a string"))->string();
    if (value == nullptr) return wrong(key, "a string");
    return *value;
}

Result<std::int64_t> JsonReader::integer(std::string_view key) {
    auto const* value = TRY(member(key, "an integer"))->integer();
    if (value == nullptr) return wrong(key, "an integer");
    return *value;
}

Result<bool> JsonReader::boolean(std::string_view key) {
    auto const* value = TRY(member(key, "true or false"))->boolean();
    if (value == nullptr) return wrong(key, "true or false");
    return *value;
}

Result<Json> JsonReader::object(std::string_view key) {
    auto const* value = TRY(member(key, "an object"));
    if (value->object() == nullptr) return wrong(key, "an object");
    return *value;
}

Result<JsonArray> JsonReader::array(std::string_view key) {
    auto const* value = TRY(member(key, "an array"))->array();
    if (value == nullptr) return wrong(key, "an array");
    return *value;
}

Result<std::string> JsonReader::string_or_empty(std::string_view key) {
    if (!has(key)) return std::string{};
    return string(key);
}

Result<std::int64_t> JsonReader::integer_or_zero(std::string_view key) {
    if (!has(key)) return std::int64_t{0};
    return integer(key);
}

Result<bool> JsonReader::boolean_or_false(std::string_view key) {
    if (!has(key)) return false;
    return boolean(key);
}

Result<JsonArray> JsonReader::array_or_empty(std::string_view key) {
    if (!has(key)) return JsonArray{};
    return array(key);
}

Result<void> JsonReader::finish() const {
    for (auto const& [key, value] : *object_)
        if (std::ranges::find(read_, key) == read_.end())
            return fail(Code::invalid_input, what_ + ": unknown member \"" + key + "\"");
    return {};
}

}  // namespace tally::ledger
