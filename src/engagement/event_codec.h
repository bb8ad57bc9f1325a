// Bodies of events, one writer and one reader for each fact; the topics' files hold them. Amounts
// are integers of minor units beside their "currency".
#pragma once

#include <string_view>
#include <vector>

#include "engagement/event.h"
#include "ledger/json.h"

namespace tally::engagement {

using ledger::JsonObject;
using ledger::JsonReader;

void write_fact(JsonObject& body, AgreementDrafted const& fact);
void write_fact(JsonObject& body, AgreementSigned const& fact);
void write_fact(JsonObject& body, MilestoneAdded const& fact);
void write_fact(JsonObject& body, MilestoneFunded const& fact);
void write_fact(JsonObject& body, MilestoneStarted const& fact);
void write_fact(JsonObject& body, MilestoneSubmitted const& fact);
void write_fact(JsonObject& body, MilestoneApproved const& fact);
void write_fact(JsonObject& body, MilestoneReleased const& fact);
void write_fact(JsonObject& body, DeliveryNoted const& fact);
void write_fact(JsonObject& body, ContractEnded const& fact);
void write_fact(JsonObject& body, GuardOverridden const& fact);
void write_fact(JsonObject& body, CaseOpened const& fact);
void write_fact(JsonObject& body, ExhibitLinked const& fact);
void write_fact(JsonObject& body, CaseBuilt const& fact);

// Reads the members of the fact and leaves those that all events share.
template <typename OneFact>
Result<Fact> read_fact(JsonReader& reader);
template <>
Result<Fact> read_fact<AgreementDrafted>(JsonReader& reader);
template <>
Result<Fact> read_fact<AgreementSigned>(JsonReader& reader);
template <>
Result<Fact> read_fact<MilestoneAdded>(JsonReader& reader);
template <>
Result<Fact> read_fact<MilestoneFunded>(JsonReader& reader);
template <>
Result<Fact> read_fact<MilestoneStarted>(JsonReader& reader);
template <>
Result<Fact> read_fact<MilestoneSubmitted>(JsonReader& reader);
template <>
Result<Fact> read_fact<MilestoneApproved>(JsonReader& reader);
template <>
Result<Fact> read_fact<MilestoneReleased>(JsonReader& reader);
template <>
Result<Fact> read_fact<DeliveryNoted>(JsonReader& reader);
template <>
Result<Fact> read_fact<ContractEnded>(JsonReader& reader);
template <>
Result<Fact> read_fact<GuardOverridden>(JsonReader& reader);
template <>
Result<Fact> read_fact<CaseOpened>(JsonReader& reader);
template <>
Result<Fact> read_fact<ExhibitLinked>(JsonReader& reader);
template <>
Result<Fact> read_fact<CaseBuilt>(JsonReader& reader);

// Numbers of versions, milestones, cases and exhibits: from 1 to this.
inline constexpr int number_max = 1'000'000;
Result<int> read_number(JsonReader& reader, std::string_view key);
// The amount under `key`, never negative, in the "currency" beside it.
void write_money(JsonObject& body, std::string_view key, Money const& money);
Result<Money> read_money(JsonReader& reader, std::string_view key);

}  // namespace tally::engagement
