#include "engagement/event_codec.h"

namespace tally::engagement {

Result<int> read_number(JsonReader& reader, std::string_view key) {
    auto const number = TRY(reader.integer(key));
    if (number < 1 || number > number_max)
        return fail(Code::invalid_input, "\"" + std::string{key} + "\" must count from 1");
    return static_cast<int>(number);
}

void write_money(JsonObject& body, std::string_view key, Money const& money) {
    body.emplace(key, money.minor);
    body.emplace("currency", money.currency.code());
}

Result<Money> read_money(JsonReader& reader, std::string_view key) {
    auto const minor = TRY(reader.integer(key));
    auto const currency = TRY(Currency::parse(TRY(reader.string("currency"))));
    if (minor < 0)
        return fail(Code::invalid_input, "\"" + std::string{key} + "\" must not be negative");
    return Money{minor, currency};
}

}  // namespace tally::engagement
