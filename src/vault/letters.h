// Letters: written, composed once with a checkpoint, and sent once. What was composed is kept until
// the server has taken it, so that a second attempt sends the same bytes.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engagement/letter.h"
#include "vault/act.h"
#include "vault/mail_settings.h"

namespace tally::vault {

// A letter on its way.
struct Departure {
    enum class State : std::uint8_t {
        waiting,  // not tried yet, or to be tried again at `next`
        refused,  // the server does not take it: `why`
        unclear,  // it may have been sent; a person has to look before it goes again
    };
    State state = State::waiting;
    int attempts = 0;
    Instant next;
    std::string why;
    std::string note;        // the checkpoint that it carries
    std::string message_id;  // without angle brackets
    std::string message;     // what is sent, byte for byte
};

// Writes letter.prepared, signs a checkpoint over it, and composes the mail. Returns the number of
// the letter. rejected with the guard's words.
Result<int> write_letter(Vault& vault, EngagementRef const& ref,
                         engagement::PrepareLetter const& command, ActOptions const& options);

struct LetterView {
    engagement::Letter letter;
    std::optional<Departure> departure;  // while it is not sent
};
Result<std::vector<LetterView>> list_letters(Vault& vault, EngagementRef const& ref);
// not_found names those that there are.
Result<LetterView> find_letter(Vault& vault, EngagementRef const& ref, int number);

struct SendOutcome {
    int letter = 0;
    bool sent = false;
    std::string text;  // what the server said, or why it was not sent
};
// Sends what is due, oldest first. `again`: also what is refused, unclear or not due yet. A letter
// is marked as unclear before the network is used, so a crash never sends it twice.
Result<std::vector<SendOutcome>> send_letters(Vault& vault, EngagementRef const& ref,
                                              MailSettings const& settings, bool again);
// The freelancer sent it with another program; `message_id` as that program made it, empty: ours.
Result<void> mark_sent(Vault& vault, EngagementRef const& ref, int number,
                       std::string const& message_id);

}  // namespace tally::vault
