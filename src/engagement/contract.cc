#include "engagement/contract.h"

#include "engagement/event_codec.h"

namespace tally::engagement {

void write_fact(JsonObject& body, ContractEnded const& fact) {
    body.emplace("by", std::string{ledger::name(fact.by)});
    body.emplace("reason", fact.reason);
    write_money(body, "pays", fact.pays);
}

template <>
Result<Fact> read_fact<ContractEnded>(JsonReader& reader) {
    return ContractEnded {
        .by = TRY(ledger::parse_party(TRY(reader.string("by"))))
        , .reason = TRY(reader.string("reason"))
        , .pays = TRY(read_money(reader, "pays"))
    };
}

void write_fact(JsonObject& body, GuardOverridden const& fact) {
    body.emplace("command", fact.command);
    body.emplace("guard", fact.guard);
    body.emplace("reason", fact.reason);
}

template <>
Result<Fact> read_fact<GuardOverridden>(JsonReader& reader) {
    return GuardOverridden {
        .guard = TRY(reader.string("guard"))
        , .reason = TRY(reader.string("reason"))
        , .command = TRY(reader.string("command"))
    };
}

}  // namespace tally::engagement
