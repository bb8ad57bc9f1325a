// What a passkey is asked to sign: a digest that names the ledger, its checkpoint and the agreement
// (docs/formats/passkey.md). Nothing in it is random: whoever has the record can compute it again.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "base/digest.h"

namespace tally::passkey {

struct Challenge {
    std::string ledger;  // its id
    std::uint64_t size = 0;
    Digest root;
    std::optional<Digest> agreement;  // of its text; nullopt: there is none yet

    // The five lines.
    std::string text() const;
    // SHA-256 of them: the 32 bytes that go to the authenticator.
    Digest digest() const;
};

// RFC 4648 section 5 without padding, as WebAuthn writes it.
std::string base64url(std::string_view bytes);

}  // namespace tally::passkey
