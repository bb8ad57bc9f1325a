// One signature of a passkey, checked as WebAuthn Level 2 section 7.2 says, as far as a reader
// without the browser can: everything but who asked for it.
#pragma once

#include <string>
#include <string_view>

#include "base/digest.h"
#include "base/result.h"
#include "passkey/authenticator_data.h"
#include "passkey/key.h"

namespace tally::passkey {

struct Assertion {
    std::string authenticator_data;
    std::string client_data;
    std::string signature;
};

inline constexpr std::size_t signature_bytes_max = 128;

// What the authenticator said when the signature holds; else invalid_input or corrupt, with the
// reason.
Result<AuthenticatorData> check_assertion(Assertion const& assertion, PublicKey const& key,
                                          Digest const& challenge, std::string_view origin);

}  // namespace tally::passkey
