#include "papers/sentence.h"

#include <algorithm>

#include "engagement/plain_text.h"
#include "engagement/telling.h"

namespace tally::papers {
namespace {

constexpr std::size_t quote_bytes_max = 400;

std::string numbers(std::vector<int> const& exhibits) {
    std::vector<std::string> words;
    for (int const exhibit : exhibits) words.push_back(std::to_string(exhibit));
    return (exhibits.size() == 1 ? "Exhibit " : "Exhibits ") + engagement::with_and(words);
}

}  // namespace

Voice to_forum() { return {}; }
Voice to_client() { return {"I", "my", "you", "your", "our"}; }
Voice to_court() {
    return {"the claimant", "the claimant’s", "the defendant", "the defendant’s", "the"};
}

std::string cited(std::vector<int> const& exhibits, std::optional<std::uint64_t> entry,
                  bool claimed) {
    if (!exhibits.empty()) return " (" + numbers(exhibits) + ")";
    if (!entry) return "";
    return " (record, entry " + std::to_string(*entry) +
           (claimed ? "; nothing else vouches for it yet" : "") + ")";
}

std::vector<int> exhibits_of(Dossier const& dossier, std::vector<ledger::ItemId> const& items) {
    std::vector<int> found;
    for (auto const& exhibit : dossier.exhibits)
        for (auto const& item : items)
            if (exhibit.item == item || exhibit.item.whole() == item.whole()) {
                found.push_back(exhibit.number);
                break;
            }
    return found;
}

std::string text_of(Sentence const& sentence) {
    auto text =
        capitalised(sentence.words) + cited(sentence.exhibits, sentence.entry, sentence.claimed);
    bool const ends = text.ends_with('.') || text.ends_with('!') || text.ends_with('?');
    return ends ? text : text + ".";
}

std::string joined(std::vector<Sentence> const& sentences) {
    std::string text;
    for (auto const& sentence : sentences) text += (text.empty() ? "" : " ") + text_of(sentence);
    return text;
}

std::string capitalised(std::string text) {
    if (!text.empty() && text[0] >= 'a' && text[0] <= 'z')
        text[0] = static_cast<char>(text[0] - 'a' + 'A');
    return text;
}

std::string quoted(std::string const& words) {
    auto const shown = engagement::cut(words, quote_bytes_max);
    return "“" + std::string{shown} + (shown.size() < words.size() ? "…" : "") + "”";
}

}  // namespace tally::papers
