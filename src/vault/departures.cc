#include "vault/departures.h"

#include <algorithm>

#include "base/encoding.h"
#include "ledger/json.h"

namespace tally::vault {
namespace {

using ledger::JsonObject;
using State = Departure::State;

}  // namespace

std::string departure_key(EngagementRef const& ref, int letter) {
    return "outbox/" + ref.shared.text + "/" + std::to_string(letter);
}

std::string encode_departure(Departure const& departure) {
    JsonObject json{{"attempts", std::int64_t{departure.attempts}},
                    {"message", to_base64(departure.message)},
                    {"message_id", departure.message_id},
                    {"next", format_instant(departure.next)},
                    {"note", departure.note},
                    {"state", static_cast<std::int64_t>(departure.state)},
                    {"why", to_valid_utf8(departure.why)}};
    if (departure.held_until) json.emplace("held_until", format_instant(*departure.held_until));
    return ledger::write_json(json);
}

std::chrono::minutes pause_after(int attempts) {
    constexpr std::chrono::minutes first{5};
    constexpr std::chrono::minutes most{360};
    return std::min(first * (1 << std::min(attempts - 1, 10)), most);
}

Result<Departure> decode_departure(std::string const& text) {
    auto const json = TRY(ledger::parse_json(text));
    auto reader = TRY(ledger::JsonReader::open(json, "a letter on its way"));
    Departure departure;
    departure.attempts = static_cast<int>(TRY(reader.integer("attempts")));
    departure.message = TRY(from_base64(TRY(reader.string("message"))));
    departure.message_id = TRY(reader.string("message_id"));
    departure.next = TRY(parse_instant_strict(TRY(reader.string("next"))));
    departure.note = TRY(reader.string("note"));
    departure.state = static_cast<State>(TRY(reader.integer("state")));
    departure.why = TRY(reader.string_or_empty("why"));
    if (reader.has("held_until"))
        departure.held_until = TRY(parse_instant_strict(TRY(reader.string("held_until"))));
    return departure;
}

Result<std::optional<Departure>> read_departure(Vault& vault, EngagementRef const& ref,
                                                int letter) {
    auto const kept = TRY(vault.store().setting(departure_key(ref, letter)));
    if (!kept || kept->empty()) return std::optional<Departure>{};
    return std::optional{TRY(decode_departure(*kept))};
}

}  // namespace tally::vault
