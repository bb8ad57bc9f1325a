// Letters: written, composed once with a checkpoint, and sent once. What was composed is kept until
// the server has taken it, so that a second attempt sends the same bytes.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "engagement/letter.h"
#include "mail/compose.h"
#include "tone/check.h"
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
    std::optional<Instant> held_until;  // it is to cool off, and does not leave before that
    std::string note;                   // the checkpoint that it carries
    std::string message_id;             // without angle brackets
    std::string message;                // what is sent, byte for byte
};

// A file that a letter brings along, made when the letter is composed. May be empty: then none.
using AttachmentMaker = std::function<Result<std::optional<mail::NewAttachment>>(
    EngagementRef const& ref, engagement::State const& state, std::string const& note)>;

struct WriteOptions {
    ActOptions act = {};
    AttachmentMaker attachment = {};
    bool hold = false;  // until the next morning, whatever its words are
};
struct WrittenLetter {
    int number = 0;
    tone::Report tone;                  // of its words
    std::optional<Instant> held_until;  // in the owner's zone at nine
};
// Writes letter.prepared, signs a checkpoint over it, and composes the mail. rejected with the
// guard's words. A heated letter is held until the next morning, unless warnings are set aside with
// a reason, which is recorded on the private side.
Result<WrittenLetter> write_letter(Vault& vault, EngagementRef const& ref,
                                   engagement::PrepareLetter const& command,
                                   WriteOptions const& options);
// Takes a letter back that is not sent: it stays visible with the reason, and never goes out.
// not_found; rejected when it has left, may have left, or without a reason.
Result<void> drop_letter(Vault& vault, EngagementRef const& ref, int number,
                         std::string const& reason);

struct LetterView {
    engagement::Letter letter;
    std::optional<Departure> departure;  // while it is not sent
    bool held = false;                   // it is still to cool off

    // Of the checkpoint that it carries; nullopt while it is not composed.
    std::optional<Digest> checkpoint() const;
};
// What is held is held as of `at`, by default now.
Result<std::vector<LetterView>> list_letters(Vault& vault, EngagementRef const& ref,
                                             std::optional<Instant> at = {});
// not_found names those that there are.
Result<LetterView> find_letter(Vault& vault, EngagementRef const& ref, int number,
                               std::optional<Instant> at = {});

struct SendOutcome {
    int letter = 0;
    bool sent = false;
    std::string text;  // what the server said, or why it was not sent
    std::string engagement = {};
    bool held = false;  // it is still to cool off
};
enum class SendWhat : std::uint8_t {
    due,      // what is written, and what is to be tried again by now
    again,    // also what is refused, unclear or not due yet
    retries,  // only what was tried before and is to be tried again by now
};
// Sends letters, oldest first; `only`: this one alone. A letter is marked as unclear before the
// network is used, so a crash never sends it twice. What is held stays, unless there is a reason to
// send it all the same, which is recorded on the private side.
Result<std::vector<SendOutcome>> send_letters(Vault& vault, EngagementRef const& ref,
                                              MailSettings const& settings, SendWhat what,
                                              std::optional<int> only = std::nullopt,
                                              std::optional<std::string> const& reason = {});
// The same for all engagements.
Result<std::vector<SendOutcome>> send_all_letters(Vault& vault, MailSettings const& settings,
                                                  SendWhat what);
// The freelancer sent it with another program; `message_id` as that program made it, empty: ours.
// rejected while it is held, unless there is a reason.
Result<void> mark_sent(Vault& vault, EngagementRef const& ref, int number,
                       std::string const& message_id,
                       std::optional<std::string> const& reason = {});

}  // namespace tally::vault
