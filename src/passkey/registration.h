// A new passkey, as the browser hands it over. Its attestation is "none" (WebAuthn Level 2 section
// 8.7): nobody vouches for the device, and only what the client's mailbox signs binds the key.
#pragma once

#include <string>
#include <string_view>

#include "base/digest.h"
#include "base/result.h"
#include "passkey/key.h"

namespace tally::passkey {

struct Registration {
    std::string credential_id;  // at most 1,023 bytes
    PublicKey key;
    bool user_verified = false;  // by PIN or by the body, and not by touch alone
};

inline constexpr std::size_t attestation_object_bytes_max = 16'384;

// The browser's answer: `attestationObject` and `clientDataJSON`. invalid_input or corrupt, with
// the reason, for everything that does not fit `challenge` and `origin`.
Result<Registration> read_registration(std::string_view attestation_object,
                                       std::string_view client_data, Digest const& challenge,
                                       std::string_view origin);

}  // namespace tally::passkey
