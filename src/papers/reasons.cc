#include "papers/reasons.h"

#include <algorithm>
#include <array>

#include "base/words.h"
#include "engagement/agreement_text.h"
#include "engagement/event.h"
#include "engagement/plain_text.h"

namespace tally::papers {
namespace {

using engagement::Stance;

constexpr std::size_t word_bytes_min = 4;
constexpr std::size_t stem_bytes = 6;  // "received" and "receive", "delivery" and "delivered"
constexpr std::size_t lines_max = 4;   // of a reason: the rest says the same

constexpr std::array<std::string_view, 27> empty_words{
    "that",  "this",  "with",  "from",  "they",   "have", "were",     "been",     "also",
    "never", "what",  "which", "when",  "there",  "will", "would",    "could",    "your",
    "about", "after", "their", "asked", "client", "said", "expected", "contract", "website"};
// What somebody says who claims that nothing came.
constexpr std::array<std::string_view, 5> words_of_delivery{"receiv", "delive", "files", "nothin",
                                                            "late"};
// What somebody says who does not like what came.
constexpr std::array<std::string_view, 9> words_of_quality{
    "asked", "qualit", "wrong", "agreed", "wanted", "broken", "poor", "bad", "unusab"};

std::string stem(std::string const& word) { return ascii_lower(word).substr(0, stem_bytes); }

// Quotation marks and dashes are no letters, though their bytes look so to words_of.
std::string without_marks(std::string_view text) {
    std::string plain{text};
    for (std::string_view const mark : {"“", "”", "‘", "’", "…", "–"})
        for (auto at = plain.find(mark); at != plain.npos; at = plain.find(mark))
            plain.replace(at, mark.size(), " ");
    return plain;
}

std::vector<std::string> stems(std::string_view text) {
    std::vector<std::string> found;
    for (auto const& word : engagement::words_of(without_marks(text))) {
        auto const lower = ascii_lower(word);
        if (lower.size() >= word_bytes_min &&
            std::ranges::find(empty_words, lower) == empty_words.end())
            found.push_back(stem(lower));
    }
    return found;
}

template <typename Words>
bool speaks_of(std::string_view text, Words const& words) {
    return std::ranges::any_of(engagement::words_of(text), [&](std::string const& word) {
        return std::ranges::find(words, std::string_view{stem(word)}) != words.end();
    });
}

bool share_a_word(std::vector<std::string> const& of_reason, std::string_view text) {
    auto const others = stems(text);
    return std::ranges::any_of(of_reason, [&](std::string const& word) {
        return std::ranges::find(others, word) != others.end();
    });
}

// Facts about what the reason is about, by rule and not by guess.
std::vector<Sentence> facts_for(std::string const& reason, std::vector<Sentence> const& story) {
    auto const words = stems(reason);
    bool const delivery = speaks_of(reason, words_of_delivery);
    bool const quality = speaks_of(reason, words_of_quality);
    std::vector<Sentence> found;
    for (auto const& sentence : story) {
        bool const fits = (sentence.topic == Topic::handover && delivery) ||
                          (sentence.topic == Topic::acceptance && (delivery || quality)) ||
                          (sentence.topic == Topic::scope && share_a_word(words, sentence.words));
        if (fits) found.push_back(sentence);
    }
    return found;
}

// The agreement excludes it, in its own words.
void add_excluded(Dossier const& dossier, Voice const& voice, std::vector<std::string> const& words,
                  std::vector<std::string>& lines) {
    auto const* const terms = dossier.state.terms();
    if (terms == nullptr) return;
    auto const parsed = engagement::parse_agreement(terms->text, dossier.state.engagement.currency);
    if (!parsed) return;
    for (auto const& line : parsed->out_of_scope)
        if (share_a_word(words, line) && lines.size() < lines_max)
            lines.push_back(capitalised(voice.our) +
                            " agreement names it among what is not included: " + quoted(line) +
                            " (version " + std::to_string(terms->number) + ").");
}

void add_exhibits(Dossier const& dossier, std::vector<std::string> const& words,
                  std::vector<std::string>& lines) {
    for (auto const& exhibit : dossier.exhibits)
        if (share_a_word(words, exhibit.why) && lines.size() < lines_max)
            lines.push_back("Exhibit " + std::to_string(exhibit.number) + ": " + exhibit.why);
}

std::string own_answer(Dossier const& dossier, engagement::ReasonAnswer const& answer) {
    auto text = answer.text;
    if (text.empty()) return text;
    if (text.ends_with('.')) text.pop_back();
    if (!answer.clause.empty()) text += " (agreement, " + answer.clause + ")";
    text += cited(exhibits_of(dossier, answer.items), std::nullopt, false);
    if (answer.stance == Stance::founded) return "I accept this: " + text + ".";
    if (answer.stance == Stance::partly) return "This is right in part: " + text + ".";
    return capitalised(text) + ".";
}

// Where it was said: the exhibit that vouches for it.
std::string where_stated(Dossier const& dossier, int number) {
    for (auto const& recorded : dossier.state.history) {
        auto const* const stated = std::get_if<engagement::ReasonStated>(
            &static_cast<engagement::FactVariant const&>(recorded.event.fact));
        if (stated == nullptr || stated->reason != number) continue;
        std::vector<ledger::ItemId> items;
        if (recorded.event.basis) items.push_back(*recorded.event.basis);
        return cited(exhibits_of(dossier, items), recorded.n, recorded.claimed());
    }
    return {};
}

}  // namespace

std::vector<AnsweredReason> answered_reasons(Dossier const& dossier, Voice const& voice,
                                             std::vector<Sentence> const& story) {
    std::vector<AnsweredReason> answered;
    for (auto const& reason : dossier.state.reasons) {
        if (reason.by != ledger::Party::client) continue;
        AnsweredReason one{.number = reason.number,
                           .quote = reason.text,
                           .stated = where_stated(dossier, reason.number),
                           .answer = {},
                           .sentences = {},
                           .lines = {}};
        if (reason.answer) one.answer = own_answer(dossier, *reason.answer);
        if (one.answer.empty()) {
            auto const words = stems(reason.text);
            one.sentences = facts_for(reason.text, story);
            add_excluded(dossier, voice, words, one.lines);
            add_exhibits(dossier, words, one.lines);
        }
        answered.push_back(std::move(one));
    }
    return answered;
}

std::string text_of(AnsweredReason const& reason) {
    auto text = quoted(reason.quote) + reason.stated + ".";
    if (!reason.answer.empty()) return text + " " + reason.answer;
    if (!reason.sentences.empty()) text += " " + joined(reason.sentences);
    for (auto const& line : reason.lines) text += " " + line;
    return text;
}

}  // namespace tally::papers
