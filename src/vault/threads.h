// Threads of mails: what a newer export of a mailbox no longer holds.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "ledger/item.h"
#include "vault/vault.h"

namespace tally::vault {

// A mail that an earlier export of the same mailbox holds, in front of and behind mails of its
// thread that the newer one still has. It stays in the vault.
struct VanishedMail {
    ledger::ItemId item;
    std::string text;  // "“Offer” of Anna <anna@x> of 3 Mar 2026 ... (kept ...)"
};
// What an import of mailboxes showed.
struct NewerExport {
    std::vector<ledger::ItemId> const& seen;  // what it holds and was known before
    std::set<std::string> const& mailboxes;   // names of its files
    Instant begun;                            // what was recorded from then on is new
};
// Looks at the threads of engagements. The index must be up to date.
Result<std::vector<VanishedMail>> vanished_mails(Vault& vault, NewerExport const& newer);

}  // namespace tally::vault
