// What the authenticator itself signs (WebAuthn Level 2 section 6.1).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"
#include "passkey/key.h"

namespace tally::passkey {

inline constexpr std::size_t authenticator_data_bytes_max = 4'096;

struct NewCredential {
    std::string id;
    PublicKey key;
};

struct AuthenticatorData {
    bool user_present = false;
    bool user_verified = false;
    bool backed_up = false;  // synchronised: it may live on several devices
    std::uint32_t uses = 0;  // the signature counter; 0 where there is none
    std::optional<NewCredential> credential;
};

// `relying_party` is the host that the passkey must be bound to. invalid_input for another form,
// corrupt for another host or where nobody was present.
Result<AuthenticatorData> read_authenticator_data(std::string_view bytes,
                                                  std::string_view relying_party);

}  // namespace tally::passkey
