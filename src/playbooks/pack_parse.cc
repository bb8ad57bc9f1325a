#include <algorithm>

#include "base/words.h"
#include "engagement/event.h"
#include "engagement/health.h"
#include "playbooks/focus.h"
#include "playbooks/pack.h"
#include "rights/law_reader.h"
#include "rights/pack_fields.h"

namespace tally::playbooks {
namespace {

constexpr std::size_t parts_max = 100;   // of each sort in one pack
constexpr std::size_t phrases_max = 80;  // of a sign

Result<std::string> read_filled(TomlReader& table, std::string_view key, bool needed) {
    auto text = needed ? TRY(table.string(key)) : TRY(table.string_or_empty(key));
    if (auto const unknown = unknown_placeholder(text); !unknown.empty())
        return table.wrong(key, "has an unknown placeholder: " + unknown,
                           "use " + engagement::listed(placeholders) + ", in braces");
    return text;
}

Result<Condition> read_condition(TomlReader& table) {
    Condition condition;
    condition.types = TRY(rights::read_any_of<engagement::EngagementType>(
        table, "types", engagement::engagement_type_names));
    condition.only_if = TRY(rights::read_any_of<Circumstance>(table, "if", circumstance_names));
    return condition;
}

Result<std::vector<std::string>> read_kinds(TomlReader& table, std::string_view key) {
    auto kinds = TRY(table.strings(key));
    for (auto const& kind : kinds)
        if (engagement::find_event_kind(kind) == nullptr)
            return table.wrong(key, "is not an event of an engagement: " + kind,
                               "docs/formats/events.md lists them");
    return kinds;
}

Result<std::vector<std::string>> read_signals(TomlReader& table) {
    auto signals = TRY(table.strings("signals"));
    for (auto const& signal : signals)
        if (std::ranges::find(engagement::signal_ids, signal) == engagement::signal_ids.end())
            return table.wrong("signals", "is unknown: " + signal,
                               "use " + engagement::listed(engagement::signal_ids));
    return signals;
}

Result<std::vector<std::string>> read_words(TomlReader& table, std::string const& key) {
    auto words = TRY(table.strings(key));
    if (words.size() > phrases_max)
        return table.wrong(key, "has more than " + std::to_string(phrases_max) + " phrases");
    for (auto const& phrase : words)
        if (phrase.empty() || phrase != ascii_lower(phrase) ||
            phrase.find_first_of(".,;:!?\"()") != phrase.npos)
            return table.wrong(key, "has a phrase that can never be found: " + phrase,
                               "words in lower case with one blank between them");
    return words;
}

Result<Sign> read_sign(TomlReader& table) {
    Sign sign;
    sign.signals = TRY(read_signals(table));
    sign.rules = TRY(table.strings("rules"));
    sign.only_if = TRY(rights::read_any_of<Circumstance>(table, "if", circumstance_names));
    sign.words = TRY(read_words(table, "words"));
    sign.without = TRY(read_words(table, "without"));
    if (sign.words.empty() && !sign.without.empty())
        return table.wrong("without", "needs words that it limits");
    sign.why = TRY(read_filled(table, "why", !sign.only_if.empty() && sign.words.empty()));
    if (sign.signals.empty() && sign.rules.empty() && sign.only_if.empty() && sign.words.empty())
        return table.wrong("signals", "looks at nothing", "give signals, rules, if or words");
    TRY(table.finish());
    return sign;
}

Result<Expect> read_expect(TomlReader& table) {
    Expect expect;
    expect.condition = TRY(read_condition(table));
    expect.text = TRY(read_filled(table, "text", true));
    expect.rules = TRY(table.strings("rules"));
    expect.confidence = TRY(rights::read_confidence(table));
    expect.source = TRY(rights::read_source(table));
    TRY(table.finish());
    return expect;
}

// What shows it: an element, events, or a person who looks.
Result<void> read_evidence(TomlReader& table, PackStep& step) {
    step.element = TRY(table.string_or_empty("element"));
    if (table.has("about"))
        step.about = TRY(rights::read_one_of<About>(table, "about", about_names));
    step.facts = TRY(read_kinds(table, "facts"));
    step.after = TRY(read_kinds(table, "after"));
    step.missing = TRY(read_filled(table, "missing", false));
    if (!step.element.empty() && !step.facts.empty())
        return table.wrong("element", "and facts are given",
                           "an element says itself what shows it");
    if (step.facts.empty() && table.has("when"))
        return table.wrong("when", "needs facts that it is about");
    if (!step.facts.empty()) step.when = TRY(rights::read_conditions(table, step.facts));
    return {};
}

Result<PackStep> read_step(TomlReader& table) {
    PackStep step;
    step.id = TRY(rights::read_id(table));
    step.kind = TRY(rights::read_one_of<StepKind>(table, "kind", step_kind_names));
    step.condition = TRY(read_condition(table));
    step.title = TRY(read_filled(table, "title", true));
    step.why = TRY(read_filled(table, "why", false));
    TRY(read_evidence(table, step));
    step.command = TRY(read_filled(table, "command", false));
    step.once = TRY(read_kinds(table, "once"));
    step.rules = TRY(table.strings("rules"));
    TRY(table.finish());
    return step;
}

Result<Never> read_never(TomlReader& table) {
    Never never;
    never.condition = TRY(read_condition(table));
    never.text = TRY(read_filled(table, "text", true));
    never.why = TRY(read_filled(table, "why", true));
    never.source = TRY(rights::read_texts(table, "source"));
    TRY(table.finish());
    return never;
}

template <typename Part>
Result<std::vector<Part>> read_parts(TomlReader& root, std::string_view key,
                                     Result<Part> (*read)(TomlReader& table)) {
    std::vector<Part> parts;
    for (auto& table : TRY(root.tables(key, "a [[" + std::string{key} + "]]"))) {
        if (parts.size() == parts_max)
            return root.wrong(key, "is there more than " + std::to_string(parts_max) + " times");
        parts.push_back(TRY(read(table)));
        if constexpr (requires(Part part) { part.id; }) TRY(rights::check_last_id(table, parts));
    }
    if (parts.empty()) return root.wrong(key, "must be there at least once");
    return parts;
}

Result<std::string> read_situation(TomlReader& root) {
    auto situation = TRY(root.string("situation"));
    if (!engagement::is_slug(situation) || situation == "list")
        return root.wrong("situation", "is no name: " + situation,
                          "lower-case words with hyphens, and not `list`");
    return situation;
}

}  // namespace

Result<Pack> parse_pack(std::string_view toml, std::string const& file) {
    auto const parsed = TRY(parse_toml(toml, file));
    auto root = TRY(TomlReader::open(parsed, file, "a playbook"));
    Pack pack;
    TRY(rights::read_head(root, pack));
    pack.situation = TRY(read_situation(root));
    pack.first = TRY(read_filled(root, "first", true));
    pack.check = TRY(rights::read_texts(root, "check"));
    pack.signs = TRY(read_parts(root, "sign", read_sign));
    pack.expects = TRY(read_parts(root, "expect", read_expect));
    pack.steps = TRY(read_parts(root, "step", read_step));
    pack.nevers = TRY(read_parts(root, "never", read_never));
    TRY(root.finish());
    return pack;
}

}  // namespace tally::playbooks
