#include "engagement/event_codec.h"

namespace tally::engagement {
namespace {

template <typename Type>
Result<void> read_strings(JsonReader& reader, std::string_view key, std::vector<Type>& values,
                          Result<Type> (*parse)(std::string_view)) {
    auto const array = TRY(reader.array(key));
    for (auto const& value : array) {
        if (value.string() == nullptr)
            return fail(Code::invalid_input, "\"" + std::string{key} + "\" must hold strings");
        values.push_back(TRY(parse(*value.string())));
    }
    return {};
}

Result<std::string> as_it_is(std::string_view text) { return std::string{text}; }

}  // namespace

Result<void> read_member(JsonReader& reader, std::string_view key, int& value) {
    auto const number = TRY(reader.integer(key));
    if (number < 1 || number > number_max)
        return fail(Code::invalid_input, "\"" + std::string{key} + "\" must count from 1");
    value = static_cast<int>(number);
    return {};
}

Result<void> read_member(JsonReader& reader, std::string_view key, bool& value) {
    value = TRY(reader.boolean(key));
    return {};
}

Result<void> read_member(JsonReader& reader, std::string_view key, std::uint64_t& value) {
    auto const number = TRY(reader.integer(key));
    if (number < 0)
        return fail(Code::invalid_input, "\"" + std::string{key} + "\" must not be negative");
    value = static_cast<std::uint64_t>(number);
    return {};
}

Result<void> read_member(JsonReader& reader, std::string_view key, std::string& value) {
    value = TRY(reader.string(key));
    return {};
}

Result<void> read_member(JsonReader& reader, std::string_view key, Instant& value) {
    value = TRY(parse_instant_strict(TRY(reader.string(key))));
    return {};
}

Result<void> read_member(JsonReader& reader, std::string_view key, Date& value) {
    value = TRY(parse_date(TRY(reader.string(key))));
    return {};
}

Result<void> read_member(JsonReader& reader, std::string_view key, Digest& value) {
    value = TRY(Digest::parse(TRY(reader.string(key))));
    return {};
}

Result<void> read_member(JsonReader& reader, std::string_view key, ledger::ItemId& value) {
    value = TRY(ledger::ItemId::parse(TRY(reader.string(key))));
    return {};
}

Result<void> read_member(JsonReader& reader, std::string_view key, ledger::Party& value) {
    value = TRY(ledger::parse_party(TRY(reader.string(key))));
    return {};
}

Result<void> read_member(JsonReader& reader, std::string_view key, Money& value) {
    auto const minor = TRY(reader.integer(key));
    auto const currency = TRY(Currency::parse(TRY(reader.string("currency"))));
    if (minor < 0)
        return fail(Code::invalid_input, "\"" + std::string{key} + "\" must not be negative");
    value = Money{minor, currency};
    return {};
}

Result<void> read_member(JsonReader& reader, std::string_view key,
                         std::vector<std::string>& values) {
    return read_strings(reader, key, values, as_it_is);
}

Result<void> read_member(JsonReader& reader, std::string_view key,
                         std::vector<ledger::ItemId>& values) {
    return read_strings(reader, key, values, ledger::ItemId::parse);
}

Result<void> read_member(JsonReader& reader, std::string_view key, std::vector<Digest>& values) {
    return read_strings(reader, key, values, Digest::parse);
}

}  // namespace tally::engagement
