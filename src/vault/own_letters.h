// Mails to oneself, by the account that letters go through: queued before the network is used,
// tried again later, and never sent twice.
#pragma once

#include <string>
#include <vector>

#include "vault/letters.h"

namespace tally::vault {

// Puts a mail into the queue; it goes with send_own_letters. The same subject and text that wait
// already are not queued twice.
Result<void> queue_own_letter(Vault& vault, MailSettings const& settings, std::string const& to,
                              std::string const& subject, std::string const& text);

// Sends what is due. What the server refuses for good, and what may have been sent, leaves the
// queue: a reminder that came twice or not at all is shown by the program anyway. `letter` of an
// outcome is 0.
Result<std::vector<SendOutcome>> send_own_letters(Vault& vault, MailSettings const& settings);

// Whether a letter, to a client or to oneself, was tried and waits for another attempt by then.
Result<bool> anything_to_retry(Vault& vault, Instant now);

}  // namespace tally::vault
