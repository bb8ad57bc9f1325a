#include "precontract/pack.h"

#include <algorithm>

#include "base/check.h"
#include "base/supersede.h"
#include "base/words.h"
#include "precontract/embedded.h"
#include "rights/law_reader.h"

namespace tally::precontract {
namespace {

using engagement::Signal;

constexpr std::size_t phrases_max = 120;
constexpr std::size_t parts_max = 200;
constexpr std::array<std::string_view, 2> answers{"yes", "no"};

bool can_be_found(std::string const& phrase) {
    return !phrase.empty() && phrase == ascii_lower(phrase) && !phrase.starts_with(' ') &&
           !phrase.ends_with(' ') && phrase.find_first_of(".,;:!?\"()/-") == phrase.npos;
}

Result<std::vector<std::string>> read_phrases(TomlReader& table, std::string_view key) {
    auto phrases = TRY(table.strings(key));
    if (phrases.size() > phrases_max)
        return table.wrong(key, "has more than " + std::to_string(phrases_max) + " phrases");
    for (auto const& phrase : phrases)
        if (!can_be_found(phrase))
            return table.wrong(key, "has a phrase that can never be found: " + phrase,
                               "words in lower case with one blank between them");
    return phrases;
}

Result<Rule> read_rule(TomlReader& table) {
    Rule rule;
    rule.words = TRY(read_phrases(table, "words"));
    if (rule.words.empty()) return table.wrong("words", "must hold a phrase");
    rule.with = TRY(read_phrases(table, "with"));
    rule.without = TRY(read_phrases(table, "without"));
    TRY(table.finish());
    return rule;
}

template <typename Part>
Result<void> read_common(TomlReader& table, Part& part) {
    part.id = TRY(rights::read_id(table));
    part.title = TRY(table.string("title"));
    part.why = TRY(table.string("why"));
    part.weight =
        TRY(rights::read_one_of<Signal::Weight>(table, "weight", engagement::weight_names));
    part.types = TRY(rights::read_any_of<engagement::EngagementType>(
        table, "types", engagement::engagement_type_names));
    return {};
}

Result<Demand> read_demand(TomlReader& table) {
    Demand demand;
    TRY(read_common(table, demand));
    demand.questions = TRY(rights::read_texts(table, "questions"));
    demand.source = TRY(rights::read_texts(table, "source"));
    for (auto& rule : TRY(table.tables("rule", "a [[demand.rule]]")))
        demand.rules.push_back(TRY(read_rule(rule)));
    if (demand.rules.empty()) return table.wrong("rule", "must be there at least once");
    TRY(table.finish());
    return demand;
}

Result<Fact> read_fact(TomlReader& table) {
    Fact fact;
    TRY(read_common(table, fact));
    fact.question = TRY(table.string("question"));
    fact.bad = answers.at(TRY(table.index_of("bad", TRY(table.string("bad")), answers)));
    TRY(table.finish());
    return fact;
}

template <typename Part>
Result<std::vector<Part>> read_parts(TomlReader& root, std::string_view key,
                                     Result<Part> (*read)(TomlReader& table)) {
    std::vector<Part> parts;
    for (auto& table : TRY(root.tables(key, "a [[" + std::string{key} + "]]"))) {
        if (parts.size() == parts_max)
            return root.wrong(key, "is there more than " + std::to_string(parts_max) + " times");
        parts.push_back(TRY(read(table)));
        TRY(rights::check_last_id(table, parts));
    }
    return parts;
}

std::vector<Pack> read_builtin() {
    std::vector<Pack> packs;
    for (auto const& file : embedded_demands()) {
        auto pack = parse_pack(file.text, std::string{file.file});
        TALLY_CHECK(pack.has_value());  // a test parses every file that is shipped
        packs.push_back(*std::move(pack));
    }
    return packs;
}

template <typename Part>
void add_new(std::vector<Part>& all, std::vector<Part> const& more) {
    for (auto const& one : more)
        if (std::ranges::find(all, one.id, &Part::id) == all.end()) all.push_back(one);
}

}  // namespace

Result<Pack> parse_pack(std::string_view toml, std::string const& file) {
    auto const parsed = TRY(parse_toml(toml, file));
    auto root = TRY(TomlReader::open(parsed, file, "a pack of demands"));
    Pack pack;
    TRY(rights::read_head(root, pack));
    pack.demands = TRY(read_parts(root, "demand", read_demand));
    pack.facts = TRY(read_parts(root, "fact", read_fact));
    TRY(root.finish());
    return pack;
}

std::vector<Pack> const& builtin_packs() {
    static std::vector<Pack> const packs = read_builtin();
    return packs;
}

Pack joined(std::vector<Pack> const& packs) {
    Pack whole;
    for (auto const& pack : packs) {
        if (is_superseded(pack, packs)) continue;
        add_new(whole.demands, pack.demands);
        add_new(whole.facts, pack.facts);
    }
    return whole;
}

}  // namespace tally::precontract
