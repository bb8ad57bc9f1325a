#include "engagement/scope_words.h"

#include <algorithm>
#include <array>

#include "base/words.h"
#include "engagement/plain_text.h"

namespace tally::engagement {
namespace {

constexpr std::size_t stem_bytes_min = 3;  // shorter stems say nothing

// Longest first; what stands in for the ending.
struct Ending {
    std::string_view ending;
    std::string_view instead;
};
constexpr std::array endings{
    Ending{"ations", ""}, Ending{"ation", ""}, Ending{"ating", ""}, Ending{"ated", ""},
    Ending{"ates", ""},   Ending{"ings", ""},  Ending{"ments", ""}, Ending{"ment", ""},
    Ending{"ate", ""},    Ending{"ies", "y"},  Ending{"ing", ""},   Ending{"ers", ""},
    Ending{"ed", ""},     Ending{"er", ""},    Ending{"s", ""},
};

constexpr std::array<std::string_view, 150> stop_words{
    "a",       "about",     "actually", "add",    "added",   "adding",  "additional", "after",
    "all",     "also",      "am",       "an",     "and",     "another", "any",        "anything",
    "are",     "as",        "ask",      "at",     "be",      "because", "been",       "before",
    "being",   "bit",       "but",      "by",     "can",     "change",  "changes",    "could",
    "day",     "did",       "do",       "does",   "done",    "each",    "easy",       "else",
    "even",    "every",     "extra",    "first",  "for",     "from",    "get",        "give",
    "go",      "going",     "good",     "great",  "had",     "has",     "have",       "having",
    "he",      "hello",     "help",     "her",    "here",    "hi",      "him",        "his",
    "how",     "i",         "if",       "in",     "include", "into",    "is",         "it",
    "its",     "just",      "know",     "last",   "let",     "like",    "little",     "look",
    "made",    "make",      "may",      "maybe",  "me",      "might",   "more",       "most",
    "much",    "my",        "name",     "need",   "needs",   "new",     "next",       "nice",
    "no",      "not",       "now",      "of",     "on",      "one",     "only",       "or",
    "other",   "our",       "out",      "over",   "own",     "please",  "put",        "quick",
    "quickly", "really",    "same",     "see",    "she",     "should",  "small",      "so",
    "some",    "something", "than",     "thanks", "that",    "the",     "their",      "them",
    "then",    "there",     "these",    "they",   "thing",   "this",    "those",      "time",
    "to",      "too",       "two",      "up",     "us",      "use",     "very",       "want"};
constexpr std::array<std::string_view, 24> more_stop_words{
    "was",   "we",   "well",  "were", "what", "when",    "where",    "which",
    "while", "who",  "why",   "will", "with", "without", "work",     "would",
    "you",   "your", "yours", "ve",   "re",   "ll",      "supplied", "supply"};

bool is_stop_word(std::string_view word) {
    return std::ranges::find(stop_words, word) != stop_words.end() ||
           std::ranges::find(more_stop_words, word) != more_stop_words.end();
}

constexpr std::array<std::string_view, 30> asking{
    "can you",       "could you",       "would you",      "will you",       "can we",
    "could we",      "please",          "we need",        "i need",         "we'd need",
    "i'd like",      "we'd like",       "i would like",   "we would like",  "we want",
    "i want",        "i'd love",        "we'd love",      "is it possible", "would it be possible",
    "any chance",    "how about",       "what about",     "would be great", "would be nice",
    "would be good", "would be lovely", "we were hoping", "i was hoping",   "it needs"};

constexpr std::array<std::string_view, 20> extra{
    "also",     "as well",     "another",   "additional",  "additionally", "extra",   "one more",
    "two more", "a few more",  "some more", "in addition", "on top",       "instead", "instead of",
    "a new",    "new feature", "a second",  "a third",     "besides",      "plus"};

constexpr std::array<std::string_view, 58> telling{"while you're at it",
                                                   "while you are at it",
                                                   "when you're at it",
                                                   "while you're in there",
                                                   "while you are in there",
                                                   "could you also",
                                                   "can you also",
                                                   "would you also",
                                                   "please also",
                                                   "also please",
                                                   "one more thing",
                                                   "one last thing",
                                                   "another thing",
                                                   "quick change",
                                                   "quick favor",
                                                   "quick favour",
                                                   "quick tweak",
                                                   "quick addition",
                                                   "small change",
                                                   "small favor",
                                                   "small favour",
                                                   "small addition",
                                                   "small tweak",
                                                   "small request",
                                                   "tiny change",
                                                   "tiny tweak",
                                                   "little tweak",
                                                   "minor tweak",
                                                   "minor change",
                                                   "minor addition",
                                                   "can we add",
                                                   "could we add",
                                                   "can you add",
                                                   "could you add",
                                                   "please add",
                                                   "let's add",
                                                   "let's also",
                                                   "we should add",
                                                   "we should also",
                                                   "also need",
                                                   "also want",
                                                   "also like",
                                                   "i forgot to mention",
                                                   "forgot to mention",
                                                   "we forgot",
                                                   "i forgot",
                                                   "shouldn't take long",
                                                   "should not take long",
                                                   "shouldn't take you long",
                                                   "shouldn't be much work",
                                                   "won't take long",
                                                   "it's a quick one",
                                                   "changed our mind",
                                                   "change of plan",
                                                   "change of plans",
                                                   "new requirement",
                                                   "throw in",
                                                   "squeeze in"};

constexpr std::array<std::string_view, 48> harmless{"no need to",
                                                    "don't need",
                                                    "do not need",
                                                    "nothing else",
                                                    "no more changes",
                                                    "no changes",
                                                    "no further changes",
                                                    "not need",
                                                    "let me know",
                                                    "the invoice",
                                                    "an invoice",
                                                    "your invoice",
                                                    "invoice number",
                                                    "your address",
                                                    "bank details",
                                                    "a call",
                                                    "the call",
                                                    "our call",
                                                    "a quick call",
                                                    "the meeting",
                                                    "a meeting",
                                                    "an update",
                                                    "a status",
                                                    "status update",
                                                    "when you can",
                                                    "confirm",
                                                    "explain",
                                                    "remind me",
                                                    "resend",
                                                    "send me the link",
                                                    "send the link",
                                                    "send over the files",
                                                    "your thoughts",
                                                    "your opinion",
                                                    "think about it",
                                                    "one more time",
                                                    "one more day",
                                                    "one more week",
                                                    "another day",
                                                    "another week",
                                                    "more time",
                                                    "forgot to say thanks",
                                                    "forgot to thank",
                                                    "forgot to reply",
                                                    "forgot to answer",
                                                    "i forgot my",
                                                    "forgot the password",
                                                    "forgot my password"};

bool ends_in_double_consonant(std::string const& stem) {
    return stem.size() > stem_bytes_min && stem.back() == stem[stem.size() - 2] &&
           stem.back() >= 'a' && stem.back() <= 'z';
}

// "’" as phones write it.
std::string plain_apostrophes(std::string_view text) {
    constexpr std::string_view curly = "\xE2\x80\x99";
    std::string out;
    while (true) {
        auto const at = text.find(curly);
        out += text.substr(0, at);
        if (at == text.npos) return out;
        out += '\'';
        text.remove_prefix(at + curly.size());
    }
}

}  // namespace

std::string stem_of(std::string_view word) {
    auto stem = ascii_lower(word);
    for (auto const& [ending, instead] : endings) {
        bool const keeps = stem.size() >= stem_bytes_min + ending.size() - instead.size();
        if (!keeps || !stem.ends_with(ending) || (ending == "s" && stem.ends_with("ss"))) continue;
        stem.replace(stem.size() - ending.size(), ending.size(), instead);
        break;
    }
    if (stem.size() > stem_bytes_min && stem.back() == 'e') stem.pop_back();
    if (ends_in_double_consonant(stem)) stem.pop_back();
    return stem;
}

std::vector<Stem> stems_of(std::string_view text) {
    std::vector<Stem> stems;
    for (auto& word : words_of(plain_apostrophes(text))) {
        auto const lower = ascii_lower(word);
        if (lower.size() < 2 || is_stop_word(lower)) continue;
        auto stem = stem_of(lower);
        if (stem.size() >= stem_bytes_min || is_digit(stem.front()))
            stems.push_back({std::move(word), std::move(stem)});
    }
    return stems;
}

std::span<std::string_view const> asking_phrases() { return asking; }
std::span<std::string_view const> extra_phrases() { return extra; }
std::span<std::string_view const> telling_phrases() { return telling; }
std::span<std::string_view const> harmless_phrases() { return harmless; }

std::string flattened(std::string_view text) {
    std::string flat = " ";
    for (char const byte : ascii_lower(plain_apostrophes(text))) {
        if (is_letter(byte) || is_digit(byte) || byte == '\'')
            flat += byte;
        else if (flat.back() != ' ')
            flat += ' ';
    }
    if (flat.back() != ' ') flat += ' ';
    return flat;
}

std::vector<std::string> found_in(std::string const& flat,
                                  std::span<std::string_view const> table) {
    std::vector<std::string> found;
    for (auto const phrase : table)
        if (flat.find(" " + std::string{phrase} + " ") != flat.npos) found.emplace_back(phrase);
    return found;
}

}  // namespace tally::engagement
