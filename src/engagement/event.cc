#include "engagement/event.h"

#include <algorithm>
#include <utility>

#include "engagement/event_codec.h"

namespace tally::engagement {
namespace {

// The reader of each alternative of Fact, in its order, which is that of event_kinds.
template <std::size_t... index>
constexpr auto readers_of(std::index_sequence<index...>) {
    using Reader = Result<Fact> (*)(JsonReader&);
    return std::array<Reader, sizeof...(index)>{
        &read_fact<std::variant_alternative_t<index, Fact>>...};
}
constexpr auto fact_readers = readers_of(std::make_index_sequence<std::variant_size_v<Fact>>{});

template <typename OneFact>
concept OfMilestone = requires(OneFact const& fact) { fact.milestone; };

Result<std::optional<ledger::ItemId>> read_basis(JsonReader& reader) {
    if (!reader.has("basis")) return std::nullopt;
    return TRY(ledger::ItemId::parse(TRY(reader.string("basis"))));
}

}  // namespace

EventKind const* find_event_kind(std::string_view kind) {
    auto const found = std::ranges::find(event_kinds, kind, &EventKind::name);
    return found == event_kinds.end() ? nullptr : &*found;
}

EventKind const& kind_of(Event const& event) { return event_kinds.at(event.fact.index()); }

std::string topic_of(Event const& event) {
    if (auto const milestone = milestone_of(event); milestone != 0)
        return "milestone/" + std::to_string(milestone);
    auto const of_case = [](int number) { return "case/" + std::to_string(number); };
    if (auto const* opened = std::get_if<CaseOpened>(&event.fact)) return of_case(opened->number);
    if (auto const* linked = std::get_if<ExhibitLinked>(&event.fact))
        return of_case(linked->number);
    if (auto const* built = std::get_if<CaseBuilt>(&event.fact)) return of_case(built->number);
    auto const kind = kind_of(event).name;
    return std::string{kind.substr(0, kind.find('.'))};
}

int milestone_of(Event const& event) {
    return std::visit(
        []<typename OneFact>(OneFact const& fact) {
            if constexpr (OfMilestone<OneFact>)
                return fact.milestone;
            else
                return 0;
        },
        event.fact);
}

ledger::Json encode(Event const& event) {
    JsonObject body;
    std::visit([&](auto const& fact) { write_fact(body, fact); }, event.fact);
    body.emplace("occurred", format_instant(event.occurred));
    if (event.basis) body.emplace("basis", event.basis->text);
    return body;
}

Result<Event> decode(std::string_view kind, ledger::Json const& body) {
    auto const* known = find_event_kind(kind);
    if (known == nullptr)
        return fail(Code::invalid_input, "not an event of an engagement: " + std::string{kind});
    auto const what = "body of " + std::string{kind};
    auto reader = TRY(JsonReader::open(body, what));
    auto const index = static_cast<std::size_t>(known - event_kinds.data());
    auto fact = TRY_WITHIN(what, fact_readers.at(index)(reader));
    auto const occurred = TRY(parse_instant_strict(TRY(reader.string("occurred"))));
    auto basis = TRY(read_basis(reader));
    TRY(reader.finish());
    return Event{occurred, std::move(basis), std::move(fact)};
}

}  // namespace tally::engagement
