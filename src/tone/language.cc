#include "tone/language.h"

#include <algorithm>
#include <map>
#include <set>
#include <string_view>

#include "base/words.h"

namespace tally::tone {
namespace {

using Words = std::set<std::string, std::less<>>;

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80; }

std::vector<std::string> words_of(std::vector<Sentence> const& sentences) {
    std::vector<std::string> words;
    for (auto const& sentence : sentences) {
        if (sentence.in_signature) continue;
        auto const text = ascii_lower(sentence.own);
        for (auto from = text.begin();;) {
            from = std::find_if(from, text.end(), is_letter);
            if (from == text.end()) break;
            auto const to = std::find_if_not(from, text.end(), is_letter);
            words.emplace_back(from, to);
            from = to;
        }
    }
    return words;
}

std::map<std::string, Words> known_words(std::vector<TonePack> const& packs) {
    std::map<std::string, Words> known;
    for (auto const& pack : packs)
        known[pack.language].insert(pack.known_by.begin(), pack.known_by.end());
    return known;
}

}  // namespace

std::string language_of(std::vector<Sentence> const& sentences,
                        std::vector<TonePack> const& packs) {
    // In ordinary sentences every third word is one of the small ones.
    constexpr std::ptrdiff_t one_of = 10;
    auto const words = words_of(sentences);
    std::string best;
    std::ptrdiff_t most = 0;
    for (auto const& [language, known] : known_words(packs)) {
        auto const count = std::ranges::count_if(
            words, [&](std::string const& word) { return known.contains(word); });
        if (count == most) best.clear();
        if (count > most) best = language;
        most = std::max(most, count);
    }
    return most * one_of < std::ssize(words) ? std::string{} : best;
}

std::vector<std::string> languages_of(std::vector<TonePack> const& packs) {
    std::vector<std::string> languages;
    for (auto const& pack : packs)
        if (std::ranges::find(languages, pack.language) == languages.end())
            languages.push_back(pack.language);
    return languages;
}

}  // namespace tally::tone
