#include "engagement/letter.h"

#include <algorithm>

#include "engagement/fold.h"
#include "engagement/numbered.h"
#include "engagement/telling.h"

namespace tally::engagement {

void apply(State& state, Recorded const& recorded, LetterPrepared const& fact) {
    if (find_numbered(state.letters, fact.letter) != nullptr) return;
    Letter letter;
    letter.number = fact.letter;
    letter.purpose = fact.purpose;
    letter.to = fact.to;
    letter.subject = fact.subject;
    letter.text = fact.text;
    letter.about = fact.about;
    letter.prepared = recorded.event.occurred;
    add_numbered(state.letters, std::move(letter));
}

void apply(State& state, Recorded const& recorded, LetterSent const& fact) {
    auto* letter = find_numbered(state.letters, fact.letter);
    if (letter == nullptr || letter->sent) return;
    letter->sent = recorded.event.occurred;
    letter->message_id = fact.message_id;
    letter->checkpoint = fact.checkpoint;
}

void apply(State& state, Recorded const& recorded, LetterAnswered const& fact) {
    auto* letter = find_numbered(state.letters, fact.letter);
    if (letter == nullptr) return;
    if (!letter->answered) letter->answered = recorded.event.occurred;
    letter->strength = std::max(letter->strength, fact.strength);
    auto const& basis = recorded.event.basis;
    if (basis && std::ranges::find(letter->answers, *basis) == letter->answers.end())
        letter->answers.push_back(*basis);
    if (letter->quote.empty()) letter->quote = fact.quote;
}

std::string tell(Telling const& telling, LetterPrepared const& fact) {
    return telling.who() + " wrote letter " + std::to_string(fact.letter) + " to " + fact.to +
           with_words(fact.subject);
}

std::string tell(Telling const& telling, LetterSent const& fact) {
    auto const how = fact.way == LetterWay::smtp ? " sent" : " sent by hand";
    return telling.who() + how + " letter " + std::to_string(fact.letter) +
           ", which carries a checkpoint of this record";
}

std::string tell(Telling const& telling, LetterAnswered const& fact) {
    auto const what = fact.strength == ReplyStrength::none
                          ? std::string{}
                          : ", signed by the mail domain (" + std::string{name(fact.strength)} +
                                " proof of receipt)";
    return telling.who() + " answered letter " + std::to_string(fact.letter) + what +
           with_words(fact.quote);
}

}  // namespace tally::engagement
