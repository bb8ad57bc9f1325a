#include "engagement/milestone.h"

#include <algorithm>

#include "engagement/event_codec.h"

namespace tally::engagement {
namespace {

using ledger::ItemId;
using ledger::JsonArray;

void write_due(JsonObject& body, std::optional<Date> const& due) {
    if (due) body.emplace("due", format_date(*due));
}

Result<std::optional<Date>> read_due(JsonReader& reader) {
    if (!reader.has("due")) return std::nullopt;
    return TRY(parse_date(TRY(reader.string("due"))));
}

// A submission and a delivery have the same members and differ in what they start.
template <typename Handed>
void write_handed(JsonObject& body, Handed const& fact) {
    JsonArray items;
    for (auto const& item : fact.items) items.emplace_back(item.text);
    body.emplace("items", std::move(items));
    body.emplace("milestone", fact.milestone);
    body.emplace("note", fact.note);
    body.emplace("via", std::string{name(fact.via)});
}

template <typename Handed>
Result<Fact> read_handed(JsonReader& reader) {
    Handed fact;
    fact.milestone = TRY(read_number(reader, "milestone"));
    fact.via = TRY(parse_channel(TRY(reader.string("via"))));
    for (auto const& item : TRY(reader.array("items"))) {
        if (item.string() == nullptr)
            return fail(Code::invalid_input, "\"items\" must hold strings");
        fact.items.push_back(TRY(ItemId::parse(*item.string())));
    }
    fact.note = TRY(reader.string("note"));
    return fact;
}

}  // namespace

void write_fact(JsonObject& body, MilestoneAdded const& fact) {
    body.emplace("milestone", fact.milestone);
    body.emplace("title", fact.title);
    write_money(body, "amount", fact.amount);
    write_due(body, fact.due);
}

template <>
Result<Fact> read_fact<MilestoneAdded>(JsonReader& reader) {
    auto const milestone = TRY(read_number(reader, "milestone"));
    auto const title = TRY(reader.string("title"));
    auto const amount = TRY(read_money(reader, "amount"));
    auto const due = TRY(read_due(reader));
    return MilestoneAdded{milestone, title, amount, due};
}

void write_fact(JsonObject& body, MilestoneFunded const& fact) {
    body.emplace("milestone", fact.milestone);
    write_money(body, "amount", fact.amount);
}

template <>
Result<Fact> read_fact<MilestoneFunded>(JsonReader& reader) {
    auto const milestone = TRY(read_number(reader, "milestone"));
    auto const amount = TRY(read_money(reader, "amount"));
    return MilestoneFunded{milestone, amount};
}

void write_fact(JsonObject& body, MilestoneStarted const& fact) {
    body.emplace("milestone", fact.milestone);
}

template <>
Result<Fact> read_fact<MilestoneStarted>(JsonReader& reader) {
    MilestoneStarted fact;
    fact.milestone = TRY(read_number(reader, "milestone"));
    return fact;
}

void write_fact(JsonObject& body, MilestoneSubmitted const& fact) { write_handed(body, fact); }

template <>
Result<Fact> read_fact<MilestoneSubmitted>(JsonReader& reader) {
    return read_handed<MilestoneSubmitted>(reader);
}

void write_fact(JsonObject& body, DeliveryNoted const& fact) { write_handed(body, fact); }

template <>
Result<Fact> read_fact<DeliveryNoted>(JsonReader& reader) {
    return read_handed<DeliveryNoted>(reader);
}

void write_fact(JsonObject& body, MilestoneApproved const& fact) {
    body.emplace("milestone", fact.milestone);
    body.emplace("note", fact.note);
}

template <>
Result<Fact> read_fact<MilestoneApproved>(JsonReader& reader) {
    MilestoneApproved fact;
    fact.milestone = TRY(read_number(reader, "milestone"));
    fact.note = TRY(reader.string("note"));
    return fact;
}

void write_fact(JsonObject& body, MilestoneReleased const& fact) {
    body.emplace("milestone", fact.milestone);
    write_money(body, "amount", fact.amount);
}

template <>
Result<Fact> read_fact<MilestoneReleased>(JsonReader& reader) {
    auto const milestone = TRY(read_number(reader, "milestone"));
    auto const amount = TRY(read_money(reader, "amount"));
    return MilestoneReleased{milestone, amount};
}

std::string_view name(MilestoneStage stage) {
    return milestone_stage_names.at(static_cast<std::size_t>(stage));
}

MilestoneStage Milestone::stage() const {
    bool const paid_out = released.minor > 0 && released.minor >= funded.minor;
    if (paid_out) return MilestoneStage::released;
    if (approved) return MilestoneStage::approved;
    if (!submissions.empty()) return MilestoneStage::submitted;
    if (started) return MilestoneStage::started;
    return funded.minor > 0 ? MilestoneStage::funded : MilestoneStage::planned;
}

}  // namespace tally::engagement
