#include "engagement/case.h"

#include <algorithm>

#include "engagement/event_codec.h"

namespace tally::engagement {
namespace {

Result<std::optional<Money>> read_asks(JsonReader& reader) {
    if (!reader.has("asks")) return std::nullopt;
    return TRY(read_money(reader, "asks"));
}

Result<std::uint64_t> read_size(JsonReader& reader) {
    auto const size = TRY(reader.integer("size"));
    if (size < 0) return fail(Code::invalid_input, "\"size\" must not be negative");
    return static_cast<std::uint64_t>(size);
}

}  // namespace

void write_fact(JsonObject& body, CaseOpened const& fact) {
    body.emplace("case", fact.number);
    body.emplace("claim", fact.claim);
    body.emplace("forum", std::string{name(fact.forum)});
    if (fact.asks) write_money(body, "asks", *fact.asks);
}

template <>
Result<Fact> read_fact<CaseOpened>(JsonReader& reader) {
    CaseOpened fact;
    fact.number = TRY(read_number(reader, "case"));
    fact.forum = TRY(parse_forum(TRY(reader.string("forum"))));
    fact.claim = TRY(reader.string("claim"));
    fact.asks = TRY(read_asks(reader));
    return fact;
}

void write_fact(JsonObject& body, ExhibitLinked const& fact) {
    body.emplace("case", fact.number);
    body.emplace("exhibit", fact.exhibit);
    body.emplace("item", fact.item.text);
    body.emplace("strong", fact.strong);
    body.emplace("why", fact.why);
}

template <>
Result<Fact> read_fact<ExhibitLinked>(JsonReader& reader) {
    ExhibitLinked fact;
    fact.number = TRY(read_number(reader, "case"));
    fact.exhibit = TRY(read_number(reader, "exhibit"));
    fact.item = TRY(ledger::ItemId::parse(TRY(reader.string("item"))));
    fact.why = TRY(reader.string("why"));
    fact.strong = TRY(reader.boolean("strong"));
    return fact;
}

void write_fact(JsonObject& body, CaseBuilt const& fact) {
    body.emplace("case", fact.number);
    body.emplace("file", fact.file.text());
    body.emplace("root", fact.root.text());
    body.emplace("size", static_cast<std::int64_t>(fact.size));
}

template <>
Result<Fact> read_fact<CaseBuilt>(JsonReader& reader) {
    CaseBuilt fact;
    fact.number = TRY(read_number(reader, "case"));
    fact.file = TRY(Digest::parse(TRY(reader.string("file"))));
    fact.size = TRY(read_size(reader));
    fact.root = TRY(Digest::parse(TRY(reader.string("root"))));
    return fact;
}

Exhibit const* Case::exhibit_of(ledger::ItemId const& item) const {
    auto const found = std::ranges::find(exhibits, item, &Exhibit::item);
    return found == exhibits.end() ? nullptr : &*found;
}

}  // namespace tally::engagement
