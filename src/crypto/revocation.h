// Which certificates of a timestamp authority were revoked (RFC 5280 section 5). Authorities say in
// their certificates where they publish that; such lists end, so they are kept beside a token. All
// bytes here are foreign. No state is kept; any thread may call.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "base/time.h"

namespace tally::crypto {

// Of one list; those of timestamp authorities have 1 to 100 kB.
inline constexpr std::size_t revocation_list_bytes_max = std::size_t{1} << 20;
inline constexpr std::size_t revocation_lists_max = 8;  // of one token

// Where the certificates in a token say that their lists are (CRL distribution points over HTTP),
// each once. Empty for what is no token.
std::vector<std::string> revocation_list_urls(std::string_view token_der);

struct RevocationList {
    std::string issuer;   // as RFC 4514 writes it; one line
    Instant this_update;  // what it says was so then
    std::optional<Instant> next_update;
    // Its issuer's certificate lies in the token, and signed it. Else nobody checked who wrote it.
    bool signature_holds = false;
    // When a certificate of the token's chain was revoked by it; nothing: none of them was.
    std::optional<Instant> revoked;
};

// A list in DER, read for the chain of a token. invalid_input: no list, one by an issuer that no
// certificate of the token comes from, or one that its issuer did not sign.
Result<RevocationList> read_revocation_list(std::string_view list_der, std::string_view token_der);

}  // namespace tally::crypto
