// Replies as cosignatures: which mail of the client answers which letter, what its signature
// proves, and the entries that say so.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "attest/reply.h"
#include "vault/act.h"
#include "vault/attestations.h"
#include "vault/mail_keys.h"

namespace tally::vault {

struct FoundReply {
    ledger::ItemId item;
    int letter = 0;  // 0: a notification of the platform that holds a token
    attest::ReplyProof proof;
    std::string no_person;  // "an automatic answer"; empty: nothing speaks against a person
    std::string quote;      // words that may accept something
    int confirmed = 0;      // acts on the page of a link and passkeys that it confirms
    bool waits = false;     // its key could not be asked for; it is looked at again next time
    std::string trouble;
};

// Looks at the mails of the client and the platform in this engagement that came since the letters,
// and records letter.answered for each answer and cosignature.received for each that proves
// receipt. Mails that are recorded as answers are passed over, so it can run at any time.
Result<std::vector<FoundReply>> find_replies(Vault& vault, EngagementRef const& ref,
                                             MailKeys& keys);

}  // namespace tally::vault
