// The key that a domain publishes for its signatures (RFC 6376 section 3.6.1).
#pragma once

#include <string>
#include <string_view>

#include "attest/signature.h"
#include "base/result.h"

namespace tally::attest {

struct KeyRecord {
    bool is_rsa = true;    // k=
    std::string key;       // p=, as bytes; empty: revoked
    bool testing = false;  // t=y: the domain wants it to be treated as if it were not there
    bool strict = false;   // t=s: i= must be of d= itself
    bool for_mail = true;  // s=
    bool sha256 = true;    // h=
};

// The TXT record, its strings joined.
Result<KeyRecord> parse_key_record(std::string_view text);

// Why this key must not be used for that signature; empty: it may.
std::string objection(KeyRecord const& record, DkimSignature const& signature);
// Whether the key made the signature over `signed_bytes`. invalid_input for an unreadable key, or
// an RSA key of less than 1,024 bits (RFC 8301 section 3.2).
Result<bool> signature_holds(KeyRecord const& record, DkimSignature const& signature,
                             std::string_view signed_bytes);

}  // namespace tally::attest
