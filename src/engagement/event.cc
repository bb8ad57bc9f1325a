#include "engagement/event.h"

#include <algorithm>
#include <array>
#include <utility>

#include "engagement/event_codec.h"

namespace tally::engagement {
namespace {

template <typename OneFact>
Result<Fact> read_fact(JsonReader& reader) {
    return Fact{TRY(read_members<OneFact>(reader))};
}

// "amount currency milestone": a Money brings its currency along.
template <typename OneFact>
std::string fields_of() {
    std::vector<std::string> keys;
    auto const add = [&]<typename Type>(Member<OneFact, Type> const& one) {
        keys.emplace_back(one.key);
        if constexpr (std::is_same_v<Type, Money> || std::is_same_v<Type, std::optional<Money>>)
            keys.emplace_back("currency");
    };
    std::apply([&](auto const&... all) { (add(all), ...); }, members_of<OneFact>());
    std::ranges::sort(keys);
    keys.erase(std::ranges::unique(keys).begin(), keys.end());
    std::string fields;
    for (auto const& key : keys) fields += (fields.empty() ? "" : " ") + key;
    return fields;
}

template <typename OneFact>
constexpr bool is_private() {
    if constexpr (requires { OneFact::private_side; }) return OneFact::private_side;
    return false;
}

// The reader and the description of each alternative of Fact, in its order.
template <std::size_t... index>
constexpr auto readers_of(std::index_sequence<index...>) {
    using Reader = Result<Fact> (*)(JsonReader&);
    return std::array<Reader, sizeof...(index)>{
        &read_fact<std::variant_alternative_t<index, FactVariant>>...};
}
template <std::size_t... index>
std::vector<EventKind> kinds_of(std::index_sequence<index...>) {
    return {EventKind{std::variant_alternative_t<index, FactVariant>::kind,
                      fields_of<std::variant_alternative_t<index, FactVariant>>(),
                      is_private<std::variant_alternative_t<index, FactVariant>>()}...};
}
using Alternatives = std::make_index_sequence<std::variant_size_v<FactVariant>>;
constexpr auto fact_readers = readers_of(Alternatives{});

Result<std::optional<ledger::ItemId>> read_basis(JsonReader& reader) {
    if (!reader.has("basis")) return std::nullopt;
    return TRY(ledger::ItemId::parse(TRY(reader.string("basis"))));
}

}  // namespace

Fact::Fact(Fact const& other) = default;
Fact::Fact(Fact&& other) noexcept = default;
Fact& Fact::operator=(Fact const& other) = default;
Fact& Fact::operator=(Fact&& other) noexcept = default;
Fact::~Fact() = default;

bool Fact::operator==(Fact const& other) const {
    return static_cast<FactVariant const&>(*this) == static_cast<FactVariant const&>(other);
}

std::vector<EventKind> const& event_kinds() {
    static std::vector<EventKind> const kinds = kinds_of(Alternatives{});
    return kinds;
}

EventKind const* find_event_kind(std::string_view kind) {
    auto const found = std::ranges::find(event_kinds(), kind, &EventKind::name);
    return found == event_kinds().end() ? nullptr : &*found;
}

EventKind const& kind_of(Event const& event) { return event_kinds().at(event.fact.index()); }

std::string topic_of(Event const& event) {
    return std::visit(
        []<typename OneFact>(OneFact const& fact) -> std::string {
            if constexpr (requires { fact.topic(); }) return fact.topic();
            if constexpr (requires { fact.milestone; })
                if (fact.milestone != 0) return "milestone/" + std::to_string(fact.milestone);
            return std::string{OneFact::kind.substr(0, OneFact::kind.find('.'))};
        },
        event.fact);
}

int milestone_of(Event const& event) {
    return std::visit(
        [](auto const& fact) {
            if constexpr (requires { fact.milestone; })
                return fact.milestone;
            else
                return 0;
        },
        event.fact);
}

bool defines_its_topic(Event const& event) {
    return std::visit(
        []<typename OneFact>(OneFact const&) { return requires { OneFact::defines; }; },
        event.fact);
}

ledger::Json encode(Event const& event) {
    JsonObject body;
    std::visit([&](auto const& fact) { write_members(body, fact); }, event.fact);
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
    auto const index = static_cast<std::size_t>(known - event_kinds().data());
    auto fact = TRY_WITHIN(what, fact_readers.at(index)(reader));
    auto const occurred = TRY(parse_instant_strict(TRY(reader.string("occurred"))));
    auto basis = TRY(read_basis(reader));
    TRY(reader.finish());
    return Event{occurred, std::move(basis), std::move(fact)};
}

}  // namespace tally::engagement
