#include "engagement/conduct.h"

#include <algorithm>
#include <array>

#include "base/words.h"

namespace tally::engagement {
namespace {

constexpr std::size_t text_bytes_max = std::size_t{64} << 10;
constexpr std::string_view sentence_ends = ".!?";

constexpr std::array<std::string_view, 14> ways_to_pay{"paypal",
                                                       "bank transfer",
                                                       "wire transfer",
                                                       "venmo",
                                                       "zelle",
                                                       "cash app",
                                                       "revolut",
                                                       "iban",
                                                       "bitcoin",
                                                       "crypto",
                                                       "western union",
                                                       "pay me directly",
                                                       "outside of the platform",
                                                       "outside the platform"};
constexpr std::array<std::string_view, 8> feedback_words{
    "feedback", "review", "rating", "5 star", "five star", "1 star", "one star", "5-star"};
constexpr std::array<std::string_view, 9> bargain_words{
    " if you",   " unless ",     "in exchange", "in return",  " or i will",
    " or else ", "otherwise i ", "remove your", "change your"};

bool is_letter(char c) { return c >= 'a' && c <= 'z'; }

// Where the words stand by themselves, not inside of others; npos for nowhere.
std::size_t find_words(std::string_view text, std::string_view words, std::size_t from = 0) {
    for (auto at = text.find(words, from); at != text.npos; at = text.find(words, at + 1)) {
        auto const end = at + words.size();
        bool const begins = at == 0 || !is_letter(text[at - 1]) || !is_letter(words.front());
        bool const ends = end == text.size() || !is_letter(text[end]) || !is_letter(words.back()) ||
                          text[end] == 's';
        if (begins && ends) return at;
    }
    return text.npos;
}

std::string_view sentence_around(std::string_view text, std::size_t at) {
    auto const before = text.find_last_of(sentence_ends, at);
    auto const begin = before == text.npos ? 0 : before + 1;
    return text.substr(begin, text.find_first_of(sentence_ends, at) - begin);
}

std::string prepared(std::string_view text) {
    auto lower = " " + ascii_lower(text.substr(0, text_bytes_max)) + " ";
    std::ranges::replace(lower, '\n', ' ');
    return lower;
}

}  // namespace

std::optional<std::string> asks_off_platform(std::string_view text) {
    auto const lower = prepared(text);
    for (auto const words : ways_to_pay)
        if (find_words(lower, words) != lower.npos) return std::string{words};
    return std::nullopt;
}

std::optional<std::string> bargains_over_feedback(std::string_view text) {
    auto const lower = prepared(text);
    for (auto const words : feedback_words)
        for (auto at = find_words(lower, words); at != lower.npos;
             at = find_words(lower, words, at + 1)) {
            auto const sentence = sentence_around(lower, at);
            for (auto const bargain : bargain_words)
                if (sentence.contains(bargain)) {
                    auto const begin = bargain.find_first_not_of(' ');
                    auto const end = bargain.find_last_not_of(' ');
                    return std::string{words} + " ... " +
                           std::string{bargain.substr(begin, end - begin + 1)};
                }
        }
    return std::nullopt;
}

}  // namespace tally::engagement
