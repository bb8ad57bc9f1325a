#include "tone/tone_pack.h"

#include <algorithm>
#include <span>

#include "toml/toml_value.h"

namespace tally::tone {
namespace {

constexpr std::size_t rules_max = 200;
constexpr std::size_t patterns_max = 200;  // of one rule
constexpr std::size_t lists_max = 100;
constexpr std::size_t words_max = 2000;  // of one list
constexpr std::int64_t length_max = 100'000;

bool is_id(std::string_view text) {
    return std::ranges::all_of(
        text, [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'; });
}

Result<std::string> read_id(TomlReader& table) {
    auto id = TRY(table.string("id"));
    if (!is_id(id))
        return table.wrong("id", "is no id: " + id, "small letters, digits and hyphens");
    return id;
}

Result<std::size_t> read_words(TomlReader& table, std::string_view key) {
    auto const number = TRY(table.integer(key));
    if (number < 1 || number > length_max) return table.wrong(key, "must be a number of words");
    return static_cast<std::size_t>(number);
}

Result<WordLists> read_lists(TomlReader& root) {
    WordLists lists;
    if (!root.has("lists")) return lists;
    auto table = TRY(root.table("lists", "the lists"));
    for (auto const& name : table.keys()) {
        auto words = TRY(table.strings(name));
        if (words.empty() || words.size() > words_max || lists.size() == lists_max ||
            std::ranges::any_of(words, &std::string::empty))
            return table.wrong(name, "must hold words, and not too many");
        lists.emplace(name, std::move(words));
    }
    return lists;
}

// Reads the rules of one pack.
class RuleReader {
public:
    RuleReader(TomlReader& table, WordLists const& lists, PackOrigin origin)
        : table_{table}, lists_{lists} {
        options_.trusted = origin == PackOrigin::builtin;
    }

    Result<Rule> read() {
        Rule rule;
        rule.id = TRY(read_id(table_));
        rule.title = TRY(table_.string("title"));
        rule.level = static_cast<Level>(
            TRY(table_.index_of("level", TRY(table_.string("level")), level_names)));
        rule.why = TRY(table_.string("why"));
        rule.instead = TRY(table_.string_or_empty("instead"));
        for (auto const& kind : TRY(table_.strings("kinds")))
            rule.kinds.push_back(
                static_cast<Kind>(TRY(table_.index_of("kinds", kind, kind_names))));
        rule.on_platform = TRY(table_.flag("on_platform"));
        rule.before_contract = TRY(table_.flag("before_contract"));
        rule.in_signature = TRY(table_.flag("in_signature"));
        rule.in_quotes = TRY(table_.flag("in_quotes"));
        TRY(read_patterns(rule));
        TRY(table_.finish());
        return rule;
    }

private:
    Result<void> read_patterns(Rule& rule) {
        options_.exact_capitals = TRY(table_.flag("exact_capitals"));
        options_.whole_words = !TRY(table_.flag("marks"));
        rule.match = TRY(patterns(table_, "match"));
        rule.cards = TRY(patterns(table_, "cards"));
        rule.ibans = TRY(patterns(table_, "ibans"));
        rule.surely = TRY(patterns(table_, "surely"));
        rule.or_about = TRY(patterns(table_, "or_about"));
        rule.unless = TRY(patterns(table_, "unless"));
        rule.beside = TRY(read_beside());
        rule.absent = TRY(read_absent());
        rule.longer = TRY(read_longer());
        if (rule.match.empty() != rule.longer.has_value())
            return table_.wrong("match", "and [rule.longer] exclude each other, and one is needed");
        for (auto& table : TRY(table_.tables("rewrite", "a [[rule.rewrite]]")))
            rule.rewrites.push_back(TRY(read_rewrite(table)));
        return {};
    }

    Result<std::vector<Pattern>> patterns(TomlReader& table, std::string_view key) {
        std::vector<Pattern> compiled;
        for (auto const& text : TRY(table.strings(key))) {
            if (compiled.size() == patterns_max) return table.wrong(key, "holds too many patterns");
            compiled.push_back(TRY(pattern(table, key, text)));
        }
        return compiled;
    }

    Result<Pattern> pattern(TomlReader& table, std::string_view key, std::string const& text) {
        auto made = Pattern::compile(text, lists_, options_);
        if (!made) return table.wrong(key, made.error().message + ": " + text);
        return *std::move(made);
    }

    Result<std::optional<Beside>> read_beside() {
        if (!table_.has("beside")) return std::optional<Beside>{};
        auto table = TRY(table_.table("beside", "a [rule.beside]"));
        Beside beside;
        beside.words = TRY(patterns(table, "words"));
        beside.match = TRY(patterns(table, "match"));
        if (beside.words.empty() || beside.match.empty())
            return table.wrong("match", "needs patterns, and so does \"words\"");
        TRY(table.finish());
        return std::optional{std::move(beside)};
    }

    Result<std::optional<Absent>> read_absent() {
        if (!table_.has("absent")) return std::optional<Absent>{};
        auto table = TRY(table_.table("absent", "a [rule.absent]"));
        Absent absent;
        absent.where = TRY(patterns(table, "where"));
        absent.words_min = TRY(read_words(table, "words_min"));
        TRY(table.finish());
        return std::optional{std::move(absent)};
    }

    Result<std::optional<Longer>> read_longer() {
        if (!table_.has("longer")) return std::optional<Longer>{};
        constexpr std::array<std::string_view, 2> of{"sentence", "paragraph"};
        auto table = TRY(table_.table("longer", "a [rule.longer]"));
        Longer longer;
        longer.paragraph = TRY(table.index_of("of", TRY(table.string("of")), of)) == 1;
        longer.words = TRY(read_words(table, "words"));
        TRY(table.finish());
        return std::optional{longer};
    }

    Result<Rewrite> read_rewrite(TomlReader& table) {
        auto when = TRY(pattern(table, "when", TRY(table.string("when"))));
        Rewrite rewrite{std::move(when), {}};
        rewrite.say = TRY(table.string("say"));
        rewrite.lower = TRY(table.flag("lower"));
        TRY(table.finish());
        return rewrite;
    }

    TomlReader& table_;
    WordLists const& lists_;
    PatternOptions options_;
};

Result<void> read_head(TomlReader& root, TonePack& pack) {
    pack.id = TRY(read_id(root));
    pack.title = TRY(root.string("title"));
    pack.language = TRY(root.string("language"));
    pack.known_by = TRY(root.strings("known_by"));
    if (pack.known_by.size() > words_max) return root.wrong("known_by", "holds too many words");
    pack.dated = TRY(root.date("dated"));
    pack.seen = TRY(root.date("seen"));
    pack.supersedes = TRY(root.strings("supersedes"));
    pack.source = TRY(root.strings("source"));
    if (pack.source.empty()) return root.wrong("source", "must say where the rules come from");
    return {};
}

}  // namespace

std::string_view name(Level level) { return level_names[static_cast<std::size_t>(level)]; }
std::string_view name(Kind kind) { return kind_names[static_cast<std::size_t>(kind)]; }

Result<TonePack> parse_tone_pack(std::string_view toml, std::string const& file,
                                 PackOrigin origin) {
    auto const parsed = TRY(parse_toml(toml, file));
    auto root = TRY(TomlReader::open(parsed, file, "the pack"));
    TonePack pack;
    TRY(read_head(root, pack));
    auto const lists = TRY(read_lists(root));
    for (auto& table : TRY(root.tables("rule", "a [[rule]]"))) {
        if (pack.rules.size() == rules_max) return table.wrong("id", "comes after too many others");
        auto rule = TRY(RuleReader(table, lists, origin).read());
        if (std::ranges::count(pack.rules, rule.id, &Rule::id) > 0)
            return table.wrong("id", "is there twice: " + rule.id);
        pack.rules.push_back(std::move(rule));
    }
    TRY(root.finish());
    return pack;
}

}  // namespace tally::tone
