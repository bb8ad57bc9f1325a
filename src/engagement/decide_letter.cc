#include <algorithm>

#include "engagement/conduct.h"
#include "engagement/guards.h"
#include "engagement/numbered.h"
#include "engagement/plain_text.h"

namespace tally::engagement {
namespace {

using ledger::Party;

constexpr std::size_t subject_bytes_max = 200;

Result<Letter const*, Rejection> letter_of(State const& state, int number) {
    auto const* const letter = find_numbered(state.letters, number);
    if (letter == nullptr)
        return refuse("unknown-letter", "there is no letter " + std::to_string(number),
                      "tally letter list shows them");
    return letter;
}

bool is_address(std::string const& text) {
    auto const at = text.find('@');
    return at != text.npos && at > 0 && at == text.rfind('@') && at + 1 < text.size() &&
           std::ranges::none_of(text, [](char c) {
               return static_cast<unsigned char>(c) <= ' ' || c == '<' || c == '>' || c == ',' ||
                      c == ';' || c == '"' || c == 0x7f;
           });
}

}  // namespace

Outcome decide_one(Guards& guards, PrepareLetter const& command) {
    auto const& state = guards.state();
    TRY(guards.check_author({Party::freelancer}, "write a letter of yours"));
    if (!is_address(command.to))
        return refuse("address-missing", "a letter goes to one e-mail address",
                      "name it with --to, or give the engagement the client's address: "
                      "tally party describe");
    if (command.subject.empty() || command.subject.size() > subject_bytes_max ||
        !is_one_line(command.subject))
        return refuse("subject-missing", "a letter needs a subject of one line",
                      "say it with --subject, in at most 200 characters");
    if (command.text.empty())
        return refuse("text-missing", "a letter needs words", "say it with --text or --file");
    if (!may_write_letters(state))
        return refuse("before-contract",
                      "before the contract has started the platform forbids mail to the client",
                      "write on the platform; record the contract first: tally agreement sign, or "
                      "tally milestone fund");
    TRY(guards.warn_about_words(command.subject));
    TRY(guards.warn_about_words(command.text));
    return LetterPrepared{next_number(state.letters),
                          command.purpose,
                          command.to,
                          command.subject,
                          command.text,
                          command.about};
}

Outcome decide_one(Guards& guards, LetterSent const& asked) {
    TRY(guards.check_author({Party::freelancer}, "send a letter of yours"));
    auto const* const letter = TRY(letter_of(guards.state(), asked.letter));
    if (letter->sent)
        return refuse("already-sent",
                      "letter " + std::to_string(asked.letter) + " was sent on " +
                          format_local(*letter->sent, guards.state().engagement.zone));
    if (!is_one_line(asked.message_id) || asked.message_id.empty())
        return refuse("message-id-missing", "a letter that was sent has a Message-ID");
    return asked;
}

Outcome decide_one(Guards& guards, LetterAnswered const& asked) {
    TRY(guards.check_author({Party::client}, "answer a letter of yours"));
    auto const* const letter = TRY(letter_of(guards.state(), asked.letter));
    if (!letter->sent)
        return refuse("not-sent", "letter " + std::to_string(asked.letter) + " was not sent yet");
    auto const& basis = guards.context().basis;
    // A key that turns up later makes more of the same answer.
    if (basis && asked.strength <= letter->strength &&
        std::ranges::find(letter->answers, *basis) != letter->answers.end())
        return refuse("already-answered", "this mail is recorded as an answer already");
    return asked;
}

}  // namespace tally::engagement
