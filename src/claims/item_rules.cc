// Rules that read items.
#include <algorithm>

#include "claims/proposals.h"
#include "engagement/event.h"
#include "engagement/numbered.h"
#include "engagement/scope_words.h"

namespace tally::claims {
namespace {

using engagement::State;

bool holds(std::string const& flat, std::string const& phrase) {
    return flat.find(" " + phrase + " ") != flat.npos;
}

std::vector<std::string> held(std::string const& flat, std::vector<std::string> const& phrases) {
    std::vector<std::string> found;
    for (auto const& phrase : phrases)
        if (holds(flat, phrase)) found.push_back(phrase);
    return found;
}

// "1,200.00" and "1200" as they stand in a flattened text.
std::vector<std::string> writings_of(Money const& amount) {
    auto plain = amount.amount();
    auto grouped = engagement::flattened(amount.text());
    std::vector<std::string> all{engagement::flattened(plain), grouped};
    auto const dot = plain.find('.');
    bool const is_round = dot != plain.npos && plain.find_first_not_of('0', dot + 1) == plain.npos;
    if (is_round) {
        all.push_back(" " + plain.substr(0, dot) + " ");
        auto const cents = " " + plain.substr(dot + 1) + " ";
        if (grouped.ends_with(cents))
            all.push_back(grouped.substr(0, grouped.size() - cents.size()) + " ");
    }
    return all;
}

std::vector<std::string> titles_of(State const& state, ClaimSubject const& subject) {
    std::vector<std::string> titles;
    for (auto const* milestone : milestones_of(state, subject))
        titles.push_back(engagement::flattened(milestone->title));
    return titles;
}

std::vector<std::string> references_of(State const& state, ClaimSubject const& subject) {
    std::vector<std::string> references;
    for (auto const& recorded : state.history) {
        auto const* issued = std::get_if<engagement::InvoiceIssued>(&recorded.event.fact);
        if (issued != nullptr && belongs(state, subject, recorded.event))
            references.push_back(engagement::flattened(issued->reference));
    }
    return references;
}

std::vector<std::string> files_of(State const& state, ClaimSubject const& subject) {
    std::vector<std::string> names;
    for (auto const& delivery : state.deliveries)
        if (delivery.milestone == 0 || subject.includes_milestone(delivery.milestone))
            for (auto const& file : delivery.files)
                names.push_back(engagement::flattened(file.name));
    return names;
}

std::vector<std::string> names_for(Look const& look, Mention mention) {
    switch (mention) {
        case Mention::amount:
            return look.subject.amount ? writings_of(*look.subject.amount)
                                       : std::vector<std::string>{};
        case Mention::milestone: return titles_of(look.state, look.subject);
        case Mention::invoice: return references_of(look.state, look.subject);
        case Mention::file: return files_of(look.state, look.subject);
    }
    return {};  // bits that name nothing
}

// A name of one letter, or of none, is in every text.
constexpr std::size_t name_bytes_min = 4;

// What the item names of what the rule asks for: "the amount".
std::vector<std::string> mentioned(Look const& look, Rule const& rule, ReadItem const& item) {
    std::vector<std::string> found;
    for (auto const mention : rule.mentions)
        for (auto const& name : names_for(look, mention))
            if (name.size() >= name_bytes_min && item.names(name)) {
                found.push_back(name.substr(1, name.size() - 2));
                break;
            }
    return found;
}

engagement::Letter const* answered_by(Look const& look, Rule const& rule,
                                      ledger::ItemId const& item) {
    for (auto const& letter : look.state.letters) {
        bool const fits = rule.answers.empty() ||
                          std::ranges::find(rule.answers, letter.purpose) != rule.answers.end();
        if (fits && std::ranges::find(letter.answers, item) != letter.answers.end()) return &letter;
    }
    return nullptr;
}

// A letter that the rule asks for is answered, as well as the rule asks.
bool answers_letter(Look const& look, Rule const& rule, ledger::ItemId const& item) {
    if (rule.answers.empty() && !rule.proof) return true;
    auto const* letter = answered_by(look, rule, item);
    return letter != nullptr && (!rule.proof || letter->strength >= *rule.proof);
}

struct Found {
    Sentence const* sentence = nullptr;
    std::vector<std::string> words;
};

Found sentence_for(Rule const& rule, ReadItem const& item) {
    bool const possible = std::ranges::any_of(
        rule.words, [&](std::string const& phrase) { return item.may_hold(phrase); });
    if (!possible) return {};
    for (auto const& sentence : item.sentences()) {
        if (sentence.asks) continue;
        auto words = held(sentence.flat, rule.words);
        if (words.empty() || !held(sentence.flat, rule.without).empty()) continue;
        auto const more = held(sentence.flat, rule.with);
        if (!rule.with.empty() && more.empty()) continue;
        words.insert(words.end(), more.begin(), more.end());
        return {&sentence, std::move(words)};
    }
    return {};
}

bool is_of_kind(Rule const& rule, ItemText const& item) {
    if (std::ranges::find(rule.items, item.kind) == rule.items.end()) return false;
    return rule.from.empty() ||
           (item.from && std::ranges::find(rule.from, *item.from) != rule.from.end());
}

std::string sender_of(ItemText const& item) {
    return item.from ? "The " + std::string{ledger::name(*item.from)} : "Somebody";
}

std::string why_of(Look const& look, Rule const& rule, ItemText const& item, Found const& found,
                   std::vector<std::string> const& names) {
    auto why = sender_of(item) + (item.from ? " wrote on " : " made on ") +
               format_local(item.occurred, look.state.engagement.zone);
    if (found.sentence != nullptr) why += ": “" + found.sentence->text + "”";
    for (std::size_t i = 0; i < names.size(); ++i)
        why += (i == 0 ? "; it names “" : ", “") + names[i] + "”";
    if (auto const* letter = answered_by(look, rule, item.id))
        why +=
            "; it answers your letter of " +
            format_local_date(letter->sent.value_or(letter->prepared), look.state.engagement.zone) +
            " (receipt: " + std::string{name(letter->strength)} + ")";
    return why;
}

}  // namespace

void propose_items(Look const& look, Rule const& rule, std::vector<Proposal>& found) {
    for (auto const& item : look.items) {
        auto const& text = item.item();
        if (!is_of_kind(rule, text) || !is_timely(look, rule, text.occurred)) continue;
        if (!answers_letter(look, rule, text.id)) continue;
        Found sentence;
        if (!rule.words.empty()) {
            sentence = sentence_for(rule, item);
            if (sentence.sentence == nullptr) continue;
        }
        auto const names = mentioned(look, rule, item);
        if (!rule.mentions.empty() && names.empty()) continue;
        found.push_back({{text.id, {}},
                         rule.strength,
                         rule.id,
                         why_of(look, rule, text, sentence, names),
                         sentence.words,
                         sentence.sentence == nullptr ? std::string{} : sentence.sentence->text,
                         text.occurred});
    }
}

}  // namespace tally::claims
