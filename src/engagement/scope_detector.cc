#include "engagement/scope_detector.h"

#include <algorithm>
#include <optional>
#include <ranges>
#include <set>

#include "engagement/plain_text.h"
#include "engagement/scope_words.h"
#include "engagement/telling.h"

namespace tally::engagement {
namespace {

constexpr int clauses_max = 500;           // of either kind; what follows is not compared
constexpr std::size_t words_to_place = 2;  // of a request, before it is placed inside of the scope

constexpr std::size_t request_bytes_min = 10;  // "add a cart"

// How well a request fits one clause.
struct Match {
    std::string clause;
    std::string text;
    std::vector<Stem> stems;  // of the request that stand in the clause, each once
    std::size_t own = 0;      // of these, how many no clause of the other side has
};

using StemSet = std::set<std::string, std::less<>>;

void add_stems(StemSet& all, std::string_view text) {
    for (auto& one : stems_of(cut(text, scope_bytes_max))) all.insert(std::move(one.stem));
}

// Each stem once.
std::vector<Stem> distinct(std::vector<Stem> const& stems) {
    std::vector<Stem> once;
    StemSet seen;
    for (auto const& one : stems)
        if (seen.insert(one.stem).second) once.push_back(one);
    return once;
}

Match match(std::vector<Stem> const& request, std::string clause, std::string const& text,
            StemSet const& other_side) {
    StemSet here;
    add_stems(here, text);
    Match found{std::move(clause), text, {}, 0};
    for (auto const& word : request) {
        if (!here.contains(word.stem)) continue;
        found.stems.push_back(word);
        if (!other_side.contains(word.stem)) ++found.own;
    }
    return found;
}

// A scope line together with the deliverables that stand for it.
std::string whole_line(AgreementText const& text, ScopeLine const& line) {
    auto whole = line.text;
    for (auto const& deliverable : text.deliverables)
        if (std::ranges::find(deliverable.scope, line.id) != deliverable.scope.end())
            whole += "; " + deliverable.title;
    return whole;
}

StemSet stems_of_scope(AgreementText const& text) {
    StemSet all;
    for (auto const& line : text.scope | std::views::take(clauses_max))
        add_stems(all, whole_line(text, line));
    return all;
}

StemSet stems_of_limits(AgreementText const& text) {
    StemSet all;
    for (auto const& line : text.out_of_scope | std::views::take(clauses_max)) add_stems(all, line);
    return all;
}

bool is_better(Match const& one, Match const& best) {
    if (one.own != best.own) return one.own > best.own;
    return one.stems.size() > best.stems.size();
}

Match best_inside(AgreementText const& text, std::vector<Stem> const& request) {
    Match best;
    auto const limits = stems_of_limits(text);
    for (auto const& line : text.scope | std::views::take(clauses_max)) {
        auto one = match(request, line.id, whole_line(text, line), limits);
        one.text = line.text;
        if (one.stems.size() > best.stems.size()) best = std::move(one);
    }
    return best;
}

Match best_outside(AgreementText const& text, std::vector<Stem> const& request) {
    Match best;
    auto const scope = stems_of_scope(text);
    for (auto const& line : text.out_of_scope | std::views::take(clauses_max)) {
        auto one = match(request, line, line, scope);
        if (is_better(one, best)) best = std::move(one);
    }
    return best;
}

std::vector<std::string> words_in(Match const& match) {
    std::vector<std::string> words;
    for (auto const& stem : match.stems) words.push_back(stem.word);
    return words;
}

std::string quoted_list(std::vector<std::string> const& words) {
    std::vector<std::string> quoted;
    for (auto const& word : words) quoted.push_back("“" + word + "”");
    return with_and(quoted);
}

std::string stands(std::vector<std::string> const& words) {
    return quoted_list(words) + (words.size() == 1 ? " stands" : " stand");
}

std::string of_scope(Match const& match) {
    return "scope line " + match.clause + " (“" + std::string{cut(match.text, 200)} + "”)";
}

ScopeFinding is_outside(Match const& outside) {
    auto words = words_in(outside);
    auto why =
        stands(words) + " in what is out of scope: “" + std::string{cut(outside.text, 200)} + "”";
    return {ScopeTie::outside, outside.text, std::move(words), std::move(why)};
}

ScopeFinding is_inside(Match const& inside) {
    auto words = words_in(inside);
    auto why = stands(words) + " in " + of_scope(inside);
    return {ScopeTie::inside, inside.clause, std::move(words), std::move(why)};
}

ScopeFinding is_open(Match const& nearest, std::string const& clause, std::string why) {
    return {ScopeTie::undecided, clause, words_in(nearest), std::move(why)};
}

ScopeFinding weigh(Match const& inside, Match const& outside, bool asks_for_more) {
    if (inside.stems.empty() && outside.stems.empty())
        return is_open(inside, "",
                       "no word of it stands in the agreement: if it is new work, it is outside");
    bool const on_both = outside.own > 0 && inside.stems.size() > outside.stems.size();
    if (on_both)
        return is_open(inside, inside.clause,
                       stands(words_in(outside)) +
                           " in what is out of scope, but more of its "
                           "words in " +
                           of_scope(inside));
    if (outside.own > 0) return is_outside(outside);
    if (inside.stems.size() < words_to_place)
        return is_open(inside, inside.clause,
                       inside.stems.empty()
                           ? "it touches what is out of scope with words that the scope has too"
                           : "only " + stands(words_in(inside)) + " in " + of_scope(inside));
    if (asks_for_more)
        return is_open(inside, inside.clause,
                       stands(words_in(inside)) + " in " + of_scope(inside) +
                           ", but it asks for more than that: count what the line includes");
    if (outside.stems.size() >= inside.stems.size())
        return is_open(inside, inside.clause,
                       "its words stand in " + of_scope(inside) +
                           " and in what is out of scope: “" + std::string{cut(outside.text, 200)} +
                           "”");
    return is_inside(inside);
}

std::string trimmed(std::string_view text) {
    auto const begin = text.find_first_not_of(" \t\n-*");
    if (begin == text.npos) return {};
    auto const end = text.find_last_not_of(" \t\n");
    return std::string{cut(text.substr(begin, end + 1 - begin), quote_bytes_max)};
}

std::optional<RequestCandidate> judge(std::string_view sentence) {
    if (sentence.size() < request_bytes_min) return std::nullopt;
    auto const flat = flattened(sentence);
    if (!found_in(flat, harmless_phrases()).empty()) return std::nullopt;
    if (auto told = found_in(flat, telling_phrases()); !told.empty()) {
        auto why = quoted_list(told) + (told.size() == 1 ? " often begins" : " often begin") +
                   " a wish on top of what was agreed";
        return RequestCandidate{trimmed(sentence), std::move(told), std::move(why)};
    }
    auto words = found_in(flat, asking_phrases());
    auto const on_top = found_in(flat, extra_phrases());
    if (words.empty() || on_top.empty()) return std::nullopt;
    auto why = quoted_list(words) + " asks for something, and " + quoted_list(on_top) +
               " says that it comes on top";
    std::ranges::copy(on_top, std::back_inserter(words));
    return RequestCandidate{trimmed(sentence), std::move(words), std::move(why)};
}

}  // namespace

ScopeFinding detect_scope(AgreementText const& text, std::string_view request) {
    auto const looked_at = cut(request, quote_bytes_max * 8);
    auto const stems = distinct(stems_of(looked_at));
    bool const more = !found_in(flattened(looked_at), extra_phrases()).empty();
    return weigh(best_inside(text, stems), best_outside(text, stems), more);
}

std::vector<RequestCandidate> find_requests(std::string_view body) {
    auto const text = own_words(cut(body, scope_bytes_max));
    std::vector<RequestCandidate> all;
    for (auto const sentence : sentences_of(text)) {
        if (all.size() == request_candidates_max) break;
        if (auto candidate = judge(sentence)) all.push_back(*std::move(candidate));
    }
    return all;
}

}  // namespace tally::engagement
