// What a DKIM-Signature field says (RFC 6376 section 3.5, RFC 8463, RFC 8301). Reading it proves
// nothing yet.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "attest/canonical.h"
#include "base/result.h"
#include "base/time.h"

namespace tally::attest {

enum class Algorithm : std::uint8_t {
    rsa_sha256,
    ed25519_sha256
};
std::string_view name(Algorithm algorithm);

struct DkimSignature {
    Algorithm algorithm = Algorithm::rsa_sha256;
    Form header_form = Form::simple;
    Form body_form = Form::simple;
    std::string domain;                        // d=, lower case: who vouches
    std::string selector;                      // s=
    std::string identity;                      // i=, or "@" and the domain
    std::vector<std::string> signed_fields;    // h=, lower case, in their order
    std::string body_hash;                     // bh=, 32 bytes
    std::string signature;                     // b=
    std::optional<std::uint64_t> body_length;  // l=: what is behind it is not signed
    std::optional<Instant> signed_at;          // t=
    std::optional<Instant> expires;            // x=

    // "<selector>._domainkey.<domain>": where the key is asked for.
    std::string key_name() const;
    // Whether every field of this name that the mail has is signed, and so none can be added.
    std::size_t times_signed(std::string_view field) const;
};

// The value of the field. invalid_input says what is wrong: a missing tag, an unknown version or
// algorithm (rsa-sha1 is one: RFC 8301), no From in h=, an i= outside of d=, x= before t=.
Result<DkimSignature> parse_signature(std::string_view value);

}  // namespace tally::attest
