// What a signed reply of the client confirms besides its receipt: acts on the page of a link, and
// passkeys. It does so by quoting their digests, as the receipt that it answers names them.
#pragma once

#include <string_view>

#include "engagement/letter.h"
#include "vault/engagements.h"

namespace tally::vault {

// `body` must be under the signature of the reply as a whole. Records consent.confirmed and
// passkey.bound for each digest that it quotes; the mail is the basis. Returns how many.
Result<int> confirm_by_reply(Vault& vault, EngagementRef const& ref, std::string_view body,
                             engagement::ReplyStrength strength, ledger::ItemId const& mail);

}  // namespace tally::vault
