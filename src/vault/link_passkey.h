// Passkeys of the client: made on the page of a link, and used there to sign a checkpoint and the
// agreement. What they sign is claimed until a signed reply quotes the key's fingerprint.
#pragma once

#include <string>
#include <vector>

#include "links/links.h"
#include "passkey/assertion.h"
#include "passkey/challenge.h"
#include "vault/link.h"

namespace tally::vault {

// What the browser is asked for, now. It is remembered, and good for one answer.
struct PasskeyRequest {
    passkey::Challenge challenge;
    std::string origin;                    // of the page
    std::vector<std::string> credentials;  // ids of the passkeys that there are, base64
};
// Publishes a checkpoint over all that is recorded. rejected for a mediator's link.
Result<PasskeyRequest> ask_passkey(Vault& vault, LinkSession const& session);

// The answer to a request for a new one: passkey.enrolled. invalid_input or corrupt for what does
// not fit the request; rejected when nothing was asked.
Result<links::Passkey> enroll_passkey(Vault& vault, LinkSession const& session,
                                      std::string const& attestation_object,
                                      std::string const& client_data);

struct PasskeySigned {
    std::uint64_t size = 0;  // of the ledger that was signed
    bool user_verified = false;
};
// The answer of a passkey that is enrolled: cosignature.received. Errors as above; not_found for
// another passkey.
Result<PasskeySigned> sign_with_passkey(Vault& vault, LinkSession const& session,
                                        std::string const& credential,
                                        passkey::Assertion const& assertion);

}  // namespace tally::vault
