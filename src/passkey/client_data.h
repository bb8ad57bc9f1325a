// What the browser says that it was asked for (WebAuthn Level 2 section 5.8.1). It is held against
// the one writing that the standard prescribes (section 5.8.1.2, limited verification), so no JSON
// of a stranger is parsed.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/digest.h"
#include "base/result.h"

namespace tally::passkey {

enum class Ceremony : std::uint8_t {
    create,
    get
};

inline constexpr std::size_t client_data_bytes_max = 4'096;

// corrupt, with the reason: another ceremony, challenge or origin, a frame of another site, or
// another writing than the standard's.
Result<void> check_client_data(std::string_view client_data, Ceremony ceremony,
                               Digest const& challenge, std::string_view origin);

// The host of an origin, which is the id that passkeys are bound to: "https://tally.example:8443"
// gives "tally.example". https only, but for http://localhost; invalid_input else.
Result<std::string> relying_party_of(std::string_view origin);

}  // namespace tally::passkey
