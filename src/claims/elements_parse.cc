#include <algorithm>
#include <array>
#include <map>

#include "base/words.h"
#include "claims/elements.h"
#include "engagement/event.h"
#include "rights/pack_fields.h"
#include "toml/toml_value.h"

namespace tally::claims {
namespace {

// What one pack may ask for; the rules run over every item of an engagement.
constexpr std::size_t rules_max = 32;      // of an element
constexpr std::size_t elements_max = 200;  // of a pack
constexpr std::size_t phrases_max = 80;    // of a list
constexpr std::int64_t days_limit = 3650;

constexpr std::array<std::string_view, 2> placeholders{"{engagement}", "{about}"};

Result<std::vector<std::string>> read_kinds(TomlReader& table, std::string_view key) {
    auto kinds = TRY(table.strings(key));
    for (auto const& kind : kinds)
        if (engagement::find_event_kind(kind) == nullptr)
            return table.wrong(key, "is not an event of an engagement: " + kind,
                               "docs/formats/events.md lists them");
    return kinds;
}

bool can_be_found(std::string const& phrase) {
    return !phrase.empty() && phrase == ascii_lower(phrase) && !phrase.starts_with(' ') &&
           !phrase.ends_with(' ') && phrase.find_first_of(".,;:!?\"()") == phrase.npos;
}

// The lists of [phrases], which others refer to as "@name".
using PhraseLists = std::map<std::string, std::vector<std::string>, std::less<>>;

Result<void> add_phrase(TomlReader const& table, std::string_view key, PhraseLists const& lists,
                        std::string const& phrase, std::vector<std::string>& all) {
    if (phrase.starts_with('@')) {
        auto const list = lists.find(std::string_view{phrase}.substr(1));
        if (list == lists.end())
            return table.wrong(key, "names a list that is not there: " + phrase,
                               "[phrases] holds the lists");
        all.insert(all.end(), list->second.begin(), list->second.end());
    } else if (can_be_found(phrase)) {
        all.push_back(phrase);
    } else {
        return table.wrong(key, "has a phrase that can never be found: " + phrase,
                           "words in lower case with one blank between them");
    }
    if (all.size() > phrases_max)
        return table.wrong(key, "has more than " + std::to_string(phrases_max) + " phrases");
    return {};
}

Result<std::vector<std::string>> read_phrases(TomlReader& table, std::string_view key,
                                              PhraseLists const& lists) {
    std::vector<std::string> all;
    for (auto const& phrase : TRY(table.strings(key)))
        TRY(add_phrase(table, key, lists, phrase, all));
    return all;
}

Result<PhraseLists> read_phrase_lists(TomlReader& reader) {
    PhraseLists lists;
    if (!reader.has("phrases")) return lists;
    auto table = TRY(reader.table("phrases", "the lists of phrases"));
    for (auto const& key : table.keys()) lists[key] = TRY(read_phrases(table, key, {}));
    TRY(table.finish());
    return lists;
}

template <typename Enum>
Result<std::vector<Enum>> read_enums(TomlReader& table, std::string_view key,
                                     std::span<std::string_view const> names) {
    std::vector<Enum> all;
    for (auto const& text : TRY(table.strings(key))) {
        auto const found = std::ranges::find(names, text);
        if (found == names.end())
            return table.wrong(key, "is unknown: " + text, "use " + engagement::listed(names));
        all.push_back(static_cast<Enum>(found - names.begin()));
    }
    return all;
}

Result<ledger::Party> as_side(TomlReader const& table, std::string_view key,
                              std::string const& text) {
    auto const party = ledger::parse_party(text);
    if (!party) return table.wrong(key, "has an " + party.error().message, party.error().hint);
    return *party;
}

Result<std::vector<std::string>> read_item_kinds(TomlReader& table) {
    auto kinds = TRY(table.strings("items"));
    for (auto const& kind : kinds)
        if (std::ranges::find(engagement::item_kind_names, kind) ==
            engagement::item_kind_names.end())
            return table.wrong("items", "is no kind of item: " + kind,
                               "use " + engagement::listed(engagement::item_kind_names));
    return kinds;
}

Result<void> read_item_side(TomlReader& table, PhraseLists const& lists, Rule& rule) {
    rule.items = TRY(read_item_kinds(table));
    for (auto const& text : TRY(table.strings("from")))
        rule.from.push_back(TRY(as_side(table, "from", text)));
    rule.words = TRY(read_phrases(table, "words", lists));
    rule.with = TRY(read_phrases(table, "with", lists));
    rule.without = TRY(read_phrases(table, "without", lists));
    rule.mentions = TRY(read_enums<Mention>(table, "mentions", mention_names));
    rule.answers = TRY(
        read_enums<engagement::LetterPurpose>(table, "answers", engagement::letter_purpose_names));
    if (table.has("proof"))
        rule.proof = TRY(rights::read_name<engagement::ReplyStrength>(
            table, "proof", engagement::reply_strength_names));
    if (rule.items.empty() &&
        !(rule.from.empty() && rule.words.empty() && rule.with.empty() && rule.without.empty() &&
          rule.mentions.empty() && rule.answers.empty() && !rule.proof))
        return table.wrong("items", "must say in which kinds of items to look");
    if (!rule.items.empty() && rule.words.empty() && rule.mentions.empty() &&
        rule.answers.empty() && !rule.proof)
        return table.wrong("words", "or mentions, answers or proof must say what to look for");
    return {};
}

Result<void> read_fact_side(TomlReader& table, Rule& rule) {
    rule.facts = TRY(read_kinds(table, "facts"));
    rule.absent = TRY(read_kinds(table, "absent"));
    if (table.has("check")) rule.check = TRY(rights::read_name<Check>(table, "check", check_names));
    rule.names_amount = TRY(table.flag("names_amount"));
    if (rule.facts.empty() && table.has("when"))
        return table.wrong("when", "needs facts that it is about");
    rule.when = TRY(rights::read_conditions(table, rule.facts));
    return {};
}

Result<void> read_timing(TomlReader& table, Rule& rule) {
    rule.after = TRY(read_kinds(table, "after"));
    rule.before = TRY(read_kinds(table, "before"));
    if (!table.has("days")) return {};
    auto const days = TRY(table.integer("days"));
    if (days < 1 || days > days_limit || rule.after.empty())
        return table.wrong("days", "must be 1 to 3650, counted from what `after` names");
    rule.days_max = static_cast<int>(days);
    return {};
}

Result<Rule> read_rule(TomlReader& table, PhraseLists const& lists) {
    Rule rule;
    rule.id = TRY(table.string("id"));
    rule.strength = TRY(rights::read_name<engagement::EvidenceStrength>(
        table, "strength", engagement::evidence_strength_names));
    TRY(read_fact_side(table, rule));
    TRY(read_item_side(table, lists, rule));
    TRY(read_timing(table, rule));
    int const looks_at = (rule.facts.empty() ? 0 : 1) + (rule.absent.empty() ? 0 : 1) +
                         (rule.check ? 1 : 0) + (rule.items.empty() ? 0 : 1);
    if (looks_at != 1)
        return table.wrong("id",
                           "belongs to a rule that must look at one thing: facts, absent, "
                           "check or items");
    TRY(table.finish());
    return rule;
}

// A command of the program with placeholders that can be filled in.
Result<std::string> read_command(TomlReader& table) {
    if (!table.has("command")) return std::string{};
    auto text = TRY(table.string("command"));
    auto rest = text;
    for (auto const name : placeholders)
        if (auto const at = rest.find(name); at != rest.npos) rest.erase(at, name.size());
    if (rest.find_first_of("{}\n;|&`$<>") == rest.npos) return text;
    return table.wrong("command", "has what cannot be filled in",
                       "{engagement} and {about}, once each, and no shell");
}

template <typename Thing>
Result<void> read_origin(TomlReader& table, Thing& thing) {
    thing.confidence =
        TRY(rights::read_name<rights::Confidence>(table, "confidence", rights::confidence_names));
    thing.source = TRY(rights::read_sources(table, thing.confidence));
    return table.finish();
}

template <typename Thing>
Result<void> check_id(TomlReader const& table, std::vector<Thing> const& all) {
    if (std::ranges::count(all, all.back().id, &Thing::id) == 1) return {};
    return table.wrong("id", "is there twice: " + all.back().id);
}

Result<void> read_rules(TomlReader& table, PhraseLists const& lists, Element& element) {
    for (auto& rule : TRY(table.tables("rule", "an [[element.rule]]"))) {
        if (element.rules.size() == rules_max)
            return table.wrong(
                "rule", "is there more than " + std::to_string(rules_max) + " times in an element");
        element.rules.push_back(TRY(read_rule(rule, lists)));
        TRY(check_id(rule, element.rules));
    }
    return {};
}

Result<Element> read_element(TomlReader& table, PhraseLists const& lists) {
    Element element;
    element.id = TRY(table.string("id"));
    element.question = TRY(table.string("question"));
    element.proves = TRY(table.string("proves"));
    element.supports = TRY(table.string_or_empty("supports"));
    element.they_say = TRY(table.string_or_empty("they_say"));
    element.they_show = TRY(table.string_or_empty("they_show"));
    element.task = TRY(table.string_or_empty("task"));
    element.command = TRY(read_command(table));
    element.once = TRY(read_kinds(table, "once"));
    TRY(read_rules(table, lists, element));
    TRY(read_origin(table, element));
    return element;
}

Result<ClaimKind> read_kind(TomlReader& table, PhraseLists const& lists) {
    ClaimKind kind;
    kind.id = TRY(table.string("id"));
    kind.title = TRY(table.string("title"));
    kind.by = TRY(as_side(table, "by", TRY(table.string("by"))));
    if (kind.by != ledger::Party::freelancer && kind.by != ledger::Party::client)
        return table.wrong("by", "must be freelancer or client");
    kind.must_show = TRY(table.strings("must_show"));
    kind.answers = TRY(table.strings("answers"));
    if (kind.must_show.empty() && kind.answers.empty())
        return table.wrong("must_show", "or answers must name an element");
    kind.denies = TRY(table.strings("denies"));
    kind.words = TRY(read_phrases(table, "words", lists));
    kind.clause = TRY(table.string_or_empty("clause"));
    kind.applies_to = TRY(read_enums<engagement::EngagementType>(
        table, "applies_to", engagement::engagement_type_names));
    TRY(read_origin(table, kind));
    return kind;
}

Result<void> read_head(TomlReader& reader, ElementsPack& pack) {
    pack.id = TRY(reader.string("id"));
    pack.title = TRY(reader.string("title"));
    pack.dated = TRY(reader.date("dated"));
    pack.seen = TRY(reader.date("seen"));
    pack.supersedes = TRY(reader.strings("supersedes"));
    return {};
}

}  // namespace

bool ClaimKind::applies_to_type(engagement::EngagementType type) const {
    return applies_to.empty() || std::ranges::find(applies_to, type) != applies_to.end();
}

Result<ElementsPack> parse_elements(std::string_view toml, std::string const& file) {
    auto const root = TRY(parse_toml(toml, file));
    auto reader = TRY(TomlReader::open(root, file, "the pack"));
    ElementsPack pack;
    TRY(read_head(reader, pack));
    auto const lists = TRY(read_phrase_lists(reader));
    auto elements = TRY(reader.tables("element", "an [[element]]"));
    if (elements.size() > elements_max)
        return reader.wrong("element", "is there more than 200 times");
    for (auto& table : elements) {
        pack.elements.push_back(TRY(read_element(table, lists)));
        TRY(check_id(table, pack.elements));
    }
    for (auto& table : TRY(reader.tables("claim", "a [[claim]]"))) {
        pack.kinds.push_back(TRY(read_kind(table, lists)));
        TRY(check_id(table, pack.kinds));
    }
    TRY(reader.finish());
    return pack;
}

}  // namespace tally::claims
