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
    auto const by = TRY(ledger::parse_party(TRY(reader.string("by"))));
    auto const reason = TRY(reader.string("reason"));
    auto const pays = TRY(read_money(reader, "pays"));
    return ContractEnded{by, reason, pays};
}

void write_fact(JsonObject& body, GuardOverridden const& fact) {
    body.emplace("command", fact.command);
    body.emplace("guard", fact.guard);
    body.emplace("reason", fact.reason);
}

template <>
Result<Fact> read_fact<GuardOverridden>(JsonReader& reader) {
    GuardOverridden fact;
    fact.guard = TRY(reader.string("guard"));
    fact.reason = TRY(reader.string("reason"));
    fact.command = TRY(reader.string("command"));
    return fact;
}

}  // namespace tally::engagement
