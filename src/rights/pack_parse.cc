#include <algorithm>
#include <charconv>
#include <optional>
#include <span>

#include "engagement/event.h"
#include "engagement/toml_value.h"
#include "rights/pack.h"

namespace tally::rights {
namespace {

using engagement::TomlReader;
using ledger::Party;

constexpr std::array<std::string_view, 3> placeholders{"money", "subject", "client"};

template <typename Enum>
Result<Enum> read_name(TomlReader& table, std::string_view key,
                       std::span<std::string_view const> names) {
    auto const text = TRY(table.string(key));
    auto const found = std::ranges::find(names, text);
    if (found != names.end()) return static_cast<Enum>(found - names.begin());
    std::string known;
    for (auto const& name : names) known += (known.empty() ? "" : ", ") + std::string{name};
    return table.wrong(key, "is unknown: " + text, "use one of " + known);
}

bool is_word_of(std::string_view word, std::string_view words) {
    return (" " + std::string{words} + " ").contains(" " + std::string{word} + " ");
}

// "{money} goes back": every brace pair must name something that we can fill in.
Result<void> check_placeholders(TomlReader const& table, std::string_view key,
                                std::string_view text) {
    for (auto open = text.find('{'); open != text.npos; open = text.find('{', open + 1)) {
        auto const close = text.find('}', open);
        auto const word = text.substr(open + 1, close == text.npos ? 0 : close - open - 1);
        if (std::ranges::find(placeholders, word) == placeholders.end())
            return table.wrong(key, "has an unknown placeholder: {" + std::string{word} + "}",
                               "use {money}, {subject} or {client}");
    }
    return {};
}

Result<std::string> read_text(TomlReader& table, std::string_view key) {
    auto text = TRY(table.string(key));
    TRY(check_placeholders(table, key, text));
    return text;
}

Result<std::string> read_kind(TomlReader& table, std::string_view key, std::string kind) {
    if (engagement::find_event_kind(kind) != nullptr) return kind;
    return table.wrong(key, "is not an event of an engagement: " + kind,
                       "docs/formats/events.md lists them");
}

Result<std::vector<std::string>> read_kinds(TomlReader& table, std::string_view key) {
    auto kinds = TRY(table.strings(key));
    for (auto const& kind : kinds) TRY(read_kind(table, key, kind));
    return kinds;
}

Result<Conditions> read_conditions(TomlReader& rule, std::string const& trigger) {
    Conditions when;
    if (!rule.has("when")) return when;
    auto table = TRY(rule.table("when", "the conditions"));
    auto const fields = engagement::find_event_kind(trigger)->fields;
    for (auto const& key : table.keys()) {
        if (key == "money_held") {
            when.money_held = TRY(table.boolean(key));
            continue;
        }
        if (!is_word_of(key, fields))
            return table.wrong(key, "is not a field of " + trigger,
                               "it has " + std::string{fields});
        when.fields.emplace(key, TRY(table.strings(key)));
    }
    return when;
}

// "14 days" or "36 hours"; a day is 24 hours.
std::optional<std::chrono::milliseconds> parse_window(std::string_view text) {
    constexpr int count_max = 10'000;
    int count = 0;
    auto const [rest, error] = std::from_chars(text.data(), text.data() + text.size(), count);
    if (error != std::errc{} || count < 1 || count > count_max) return std::nullopt;
    auto const unit = text.substr(static_cast<std::size_t>(rest - text.data()));
    if (unit == " days") return std::chrono::days{count};
    if (unit == " hours") return std::chrono::hours{count};
    return std::nullopt;
}

Result<std::chrono::milliseconds> read_shortest_window(TomlReader& table) {
    std::optional<std::chrono::milliseconds> shortest;
    for (auto const& text : TRY(table.strings("windows"))) {
        auto const window = parse_window(text);
        if (!window)
            return table.wrong("windows", "holds what is no length of time: " + text,
                               "write \"14 days\" or \"36 hours\"");
        shortest = std::min(shortest.value_or(*window), *window);
    }
    if (!shortest) return table.wrong("windows", "must hold at least one length of time");
    return *shortest;
}

Result<std::vector<Party>> read_parties(TomlReader& table, std::string_view key) {
    std::vector<Party> parties;
    for (auto const& text : TRY(table.strings(key))) {
        auto const party = ledger::parse_party(text);
        if (!party) return table.wrong(key, "has an " + party.error().message, party.error().hint);
        parties.push_back(*party);
    }
    if (parties.empty()) return table.wrong(key, "must name a party");
    return parties;
}

Result<Party> read_owner(TomlReader& table) {
    auto const parties = TRY(read_parties(table, "goes_to"));
    if (parties.size() != 1) return table.wrong("goes_to", "must name one party");
    return parties.front();
}

Result<std::vector<std::string>> read_sources(TomlReader& table) {
    auto sources = TRY(table.strings("source"));
    if (sources.empty()) return table.wrong("source", "must say where the fact comes from");
    return sources;
}

Result<void> check_money(TomlReader& table) {
    if (TRY(table.string("money")) == "held") return {};
    return table.wrong("money", "must be \"held\"", "the money that is held on the subject");
}

Result<Rule> read_rule(TomlReader& table) {
    Rule rule;
    rule.id = TRY(table.string("id"));
    rule.title = TRY(table.string("title"));
    rule.subject = TRY(read_name<Subject>(table, "subject", subject_names));
    rule.trigger = TRY(read_kind(table, "trigger", TRY(table.string("trigger"))));
    rule.when = TRY(read_conditions(table, rule.trigger));
    rule.until = TRY(read_kinds(table, "until"));
    rule.window = TRY(read_shortest_window(table));
    rule.acts = TRY(read_parties(table, "acts"));
    rule.action = TRY(read_text(table, "action"));
    rule.if_missed = TRY(read_text(table, "if_missed"));
    if (table.has("if_only_one_acts"))
        rule.if_only_one_acts = TRY(read_text(table, "if_only_one_acts"));
    TRY(check_money(table));
    rule.goes_to = TRY(read_owner(table));
    rule.confidence = TRY(read_name<Confidence>(table, "confidence", confidence_names));
    rule.source = TRY(read_sources(table));
    TRY(table.finish());
    return rule;
}

Result<Warning> read_warning(TomlReader& table) {
    Warning warning;
    warning.id = TRY(table.string("id"));
    warning.title = TRY(table.string("title"));
    warning.subject = TRY(read_name<Subject>(table, "subject", subject_names));
    warning.trigger = TRY(read_kind(table, "trigger", TRY(table.string("trigger"))));
    warning.when = TRY(read_conditions(table, warning.trigger));
    warning.until = TRY(read_kinds(table, "until"));
    warning.unless = TRY(table.strings("unless"));
    warning.text = TRY(read_text(table, "text"));
    warning.action = TRY(read_text(table, "action"));
    warning.confidence = TRY(read_name<Confidence>(table, "confidence", confidence_names));
    warning.source = TRY(read_sources(table));
    TRY(table.finish());
    return warning;
}

Result<std::vector<engagement::EngagementType>> read_types(TomlReader& root) {
    std::vector<engagement::EngagementType> types;
    for (auto const& text : TRY(root.strings("applies_to"))) {
        auto const type = engagement::parse_name<engagement::EngagementType>(text);
        if (!type)
            return root.wrong("applies_to", "has an " + type.error().message, type.error().hint);
        types.push_back(*type);
    }
    if (types.empty()) return root.wrong("applies_to", "must name an engagement type");
    return types;
}

}  // namespace

Result<Pack> parse_pack(std::string_view toml, std::string const& file) {
    auto const root = TRY(engagement::parse_toml(toml, file));
    auto reader = TRY(TomlReader::open(root, file, "the pack"));
    Pack pack;
    pack.id = TRY(reader.string("id"));
    pack.title = TRY(reader.string("title"));
    pack.dated = TRY(reader.date("dated"));
    pack.seen = TRY(reader.date("seen"));
    pack.supersedes = TRY(reader.strings("supersedes"));
    pack.applies_to = TRY(read_types(reader));
    for (auto& table : TRY(reader.tables("rule", "a [[rule]]"))) {
        pack.rules.push_back(TRY(read_rule(table)));
        if (std::ranges::count(pack.rules, pack.rules.back().id, &Rule::id) > 1)
            return table.wrong("id", "is there twice: " + pack.rules.back().id);
    }
    for (auto& table : TRY(reader.tables("warning", "a [[warning]]")))
        pack.warnings.push_back(TRY(read_warning(table)));
    TRY(reader.finish());
    return pack;
}

}  // namespace tally::rights
