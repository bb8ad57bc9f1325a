// The client's half of the tally: all lines of the shared ledger, and the bodies that the client
// wrote or was sent, as one page (outbox/half_page.h).
#pragma once

#include "mail/compose.h"
#include "vault/engagements.h"

namespace tally::vault {

// Up to the size of the signed checkpoint. rejected when the page would be too large for a mail;
// corrupt when the ledger does not verify.
Result<std::string> client_half(Vault& vault, EngagementRef const& ref,
                                engagement::State const& state, std::string const& note);

// The same as a file beside a letter.
Result<std::optional<mail::NewAttachment>> half_attachment(Vault& vault, EngagementRef const& ref,
                                                           engagement::State const& state,
                                                           std::string const& note);

}  // namespace tally::vault
