#include "precontract/check.h"

#include <algorithm>

#include "engagement/plain_text.h"
#include "engagement/scope_words.h"

namespace tally::precontract {
namespace {

using engagement::EngagementType;

constexpr std::size_t quote_bytes_max = 200;

struct Sentence {
    std::string_view text;
    std::string flat;
};

// Posts are written in lines and lists: a line ends a sentence, too.
std::vector<Sentence> sentences_in(std::string_view post) {
    std::vector<Sentence> all;
    while (!post.empty()) {
        auto const end = post.find('\n');
        for (auto const sentence : engagement::sentences_of(post.substr(0, end)))
            all.push_back({sentence, engagement::flattened(sentence)});
        post.remove_prefix(end == post.npos ? post.size() : end + 1);
    }
    return all;
}

std::vector<std::string> held(std::string const& flat, std::vector<std::string> const& phrases) {
    std::vector<std::string> found;
    for (auto const& phrase : phrases)
        if (flat.contains(" " + phrase + " ")) found.push_back(phrase);
    return found;
}

// The words of the rule that stand in the sentence; empty where it does not fit.
std::vector<std::string> matched(Rule const& rule, Sentence const& sentence) {
    auto words = held(sentence.flat, rule.words);
    if (words.empty() || !held(sentence.flat, rule.without).empty()) return {};
    auto const more = held(sentence.flat, rule.with);
    if (!rule.with.empty() && more.empty()) return {};
    words.insert(words.end(), more.begin(), more.end());
    return words;
}

bool matters(std::vector<EngagementType> const& types, std::optional<EngagementType> type) {
    return types.empty() || !type || std::ranges::find(types, *type) != types.end();
}

void add_quotes(Rule const& rule, std::vector<Sentence> const& sentences, Flag& flag) {
    for (auto const& sentence : sentences) {
        auto words = matched(rule, sentence);
        Quote quote{std::string{engagement::cut(sentence.text, quote_bytes_max)}, std::move(words)};
        bool const is_known =
            std::ranges::find(flag.quotes, quote.sentence, &Quote::sentence) != flag.quotes.end();
        if (quote.words.empty() || is_known || flag.quotes.size() == quotes_max) continue;
        flag.quotes.push_back(std::move(quote));
    }
}

void sort_flags(std::vector<Flag>& flags) {
    std::ranges::stable_sort(flags, std::ranges::greater{}, &Flag::weight);
}

Fact const* find_fact(Pack const& pack, std::string_view id) {
    auto const found = std::ranges::find(pack.facts, id, &Fact::id);
    return found == pack.facts.end() ? nullptr : &*found;
}

std::unexpected<Error> unknown_fact(Pack const& pack, std::string const& given) {
    std::string known;
    for (auto const& fact : pack.facts)
        known += (known.empty() ? "" : ", ") + fact.id + "=" + fact.bad;
    return fail(Code::invalid_input, "'" + given + "' is no fact with yes or no",
                "write FACT=yes or FACT=no; flags are raised by " + known);
}

}  // namespace

std::vector<Flag> read_post(Pack const& pack, std::string_view post,
                            std::optional<EngagementType> type) {
    auto const sentences = sentences_in(engagement::cut(post, post_bytes_max));
    std::vector<Flag> flags;
    for (auto const& demand : pack.demands) {
        if (!matters(demand.types, type)) continue;
        Flag flag{demand.id, demand.title,     demand.weight, demand.why,
                  {},        demand.questions, demand.source};
        for (auto const& rule : demand.rules) add_quotes(rule, sentences, flag);
        if (!flag.quotes.empty()) flags.push_back(std::move(flag));
    }
    sort_flags(flags);
    return flags;
}

Result<Noted> parse_facts(Pack const& pack, std::vector<std::string> const& given) {
    Noted noted;
    for (auto const& each : given) {
        auto const equals = each.find('=');
        auto const answer = equals == each.npos ? std::string{} : each.substr(equals + 1);
        auto const* fact = find_fact(pack, std::string_view{each}.substr(0, equals));
        if (fact == nullptr || (answer != "yes" && answer != "no")) return unknown_fact(pack, each);
        noted[fact->id] = answer == "yes";
    }
    return noted;
}

FactsChecked read_facts(Pack const& pack, Noted const& noted, std::optional<EngagementType> type) {
    FactsChecked checked;
    for (auto const& fact : pack.facts) {
        auto const answer = noted.find(fact.id);
        if (answer == noted.end()) {
            if (matters(fact.types, type)) checked.open.push_back(fact);
            continue;
        }
        auto const* const said = answer->second ? "yes" : "no";
        checked.known.push_back(fact.question + " " + said);
        if (fact.bad == said)
            checked.flags.push_back({fact.id, fact.title, fact.weight, fact.why, {}, {}, {}});
    }
    sort_flags(checked.flags);
    return checked;
}

std::vector<Earlier> earlier_contracts(std::vector<engagement::State> const& with_them,
                                       Instant now) {
    std::vector<Earlier> all;
    for (auto const& state : with_them)
        all.push_back({state.engagement.slug, state.engagement.title, state.engagement.opened,
                       lessons::outcome_of(state, now), state.paid(), state.lessons});
    std::ranges::stable_sort(all, std::ranges::greater{}, &Earlier::opened);
    return all;
}

}  // namespace tally::precontract
