#include "tone/rule_finder.h"

#include <optional>
#include <set>

#include "tone/check_digits.h"

namespace tally::tone {
namespace {

// The match in bytes of the draft.
Hit hit_in(std::vector<Sentence> const& sentences, std::size_t index, Match const& match) {
    auto const& origin = sentences[index].origin;
    return {index, origin[match.begin],
            match.end > match.begin ? origin[match.end - 1] + 1 : origin[match.begin]};
}

Hit whole(std::vector<Sentence> const& sentences, std::size_t index) {
    return hit_in(sentences, index, {0, sentences[index].text.size()});
}

bool is_looked_into(Rule const& rule, Sentence const& sentence) {
    return rule.in_signature || !sentence.in_signature;
}

std::string const& words_of(Rule const& rule, Sentence const& sentence) {
    return rule.in_quotes ? sentence.text : sentence.own;
}

std::optional<Match> earlier(std::optional<Match> one, std::optional<Match> other) {
    if (!one || !other) return one ? one : other;
    return other->begin < one->begin ? other : one;
}

// The first match whose check digits are right.
std::optional<Match> first_number(std::vector<Pattern> const& patterns, std::string const& text,
                                  bool (*is_right)(std::string_view)) {
    std::optional<Match> first;
    for (auto const& pattern : patterns)
        for (auto match = pattern.find(text); match; match = pattern.find(text, match->end)) {
            if (match->end == match->begin) break;
            auto const number =
                std::string_view{text}.substr(match->begin, match->end - match->begin);
            if (!is_right(number)) continue;
            first = earlier(first, match);
            break;
        }
    return first;
}

// The earliest match that nothing in the sentence excuses.
std::optional<Match> found_in(Rule const& rule, std::string const& text) {
    if (any_matches(rule.unless, text)) return std::nullopt;
    auto sure = find_first(rule.surely, text);
    if (any_matches(rule.or_about, text)) return sure;
    auto const number = earlier(first_number(rule.cards, text, is_card_number),
                                first_number(rule.ibans, text, is_iban));
    return earlier(earlier(find_first(rule.match, text), number), sure);
}

// The paragraphs in which the words stand that a match has to have beside it.
std::set<std::size_t> paragraphs_with(Rule const& rule, std::vector<Sentence> const& sentences) {
    std::set<std::size_t> paragraphs;
    for (auto const& sentence : sentences)
        if (is_looked_into(rule, sentence) &&
            any_matches(rule.beside->words, words_of(rule, sentence)))
            paragraphs.insert(sentence.paragraph);
    return paragraphs;
}

std::optional<Match> found_beside(Rule const& rule, std::string const& text) {
    if (any_matches(rule.unless, text)) return std::nullopt;
    return find_first(rule.beside->match, text);
}

std::vector<Hit> matching(Rule const& rule, std::vector<Sentence> const& sentences) {
    std::vector<Hit> hits;
    auto const near = rule.beside ? paragraphs_with(rule, sentences) : std::set<std::size_t>{};
    for (std::size_t i = 0; i < sentences.size(); ++i) {
        if (!is_looked_into(rule, sentences[i])) continue;
        auto const& text = words_of(rule, sentences[i]);
        auto match = found_in(rule, text);
        if (!match && near.contains(sentences[i].paragraph)) match = found_beside(rule, text);
        if (match) hits.push_back(hit_in(sentences, i, *match));
    }
    return hits;
}

std::size_t words_of_draft(std::vector<Sentence> const& sentences) {
    std::size_t words = 0;
    for (auto const& sentence : sentences)
        if (!sentence.in_signature) words += words_in(sentence.text);
    return words;
}

// At the last sentence, where it could be added, or where the rule says.
std::vector<Hit> missing(Rule const& rule, std::vector<Sentence> const& sentences) {
    if (words_of_draft(sentences) < rule.absent->words_min) return {};
    std::vector<Hit> hits;
    for (std::size_t i = 0; i < sentences.size(); ++i) {
        if (!is_looked_into(rule, sentences[i])) continue;
        if (any_matches(rule.match, sentences[i].text)) return {};
        auto const place = find_first(rule.absent->where, sentences[i].text);
        if (place && hits.empty()) hits = {hit_in(sentences, i, *place)};
        if (rule.absent->where.empty()) hits = {whole(sentences, i)};
    }
    return hits;
}

std::vector<Hit> too_long(Rule const& rule, std::vector<Sentence> const& sentences) {
    std::vector<Hit> hits;
    for (std::size_t i = 0; i < sentences.size();) {
        auto const first = i;
        std::size_t words = 0;
        do words += words_in(sentences[i++].text);
        while (rule.longer->paragraph && i < sentences.size() &&
               sentences[i].paragraph == sentences[first].paragraph);
        if (words <= rule.longer->words || !is_looked_into(rule, sentences[first])) continue;
        auto hit = whole(sentences, first);
        hit.end = whole(sentences, i - 1).end;
        hits.push_back(hit);
    }
    return hits;
}

}  // namespace

std::vector<Hit> hits_of(Rule const& rule, std::vector<Sentence> const& sentences) {
    if (rule.longer) return too_long(rule, sentences);
    return rule.absent ? missing(rule, sentences) : matching(rule, sentences);
}

}  // namespace tally::tone
