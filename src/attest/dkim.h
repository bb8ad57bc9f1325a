// Whether a mail is what a domain signed (RFC 6376). Pure: keys are handed in, whoever found them.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "attest/message.h"
#include "attest/signature.h"

namespace tally::attest {

enum class DkimVerdict : std::uint8_t {
    pass,       // the domain's key made this signature over the signed fields and the body
    fail,       // it did not; a list or a relay may have changed the mail: not proof of a forgery
    no_key,     // no usable key is at hand
    malformed,  // the signature cannot be used
};
std::string_view name(DkimVerdict verdict);  // "pass", "fail", "no key", "malformed"

struct DkimResult {
    DkimVerdict verdict = DkimVerdict::malformed;
    std::string reason;  // for people; empty for a plain pass
    DkimSignature signature;
    // The domain that signed is that of the one From address, or above or below it.
    bool aligned = false;
    // Bytes of the body behind l=, which anybody may have added.
    std::uint64_t unsigned_bytes = 0;
    bool testing = false;  // t=y in the key
};

// The TXT record under a name such as "s1._domainkey.client.example", or nothing.
using FindKey = std::function<std::optional<std::string>(std::string const& name)>;

// Signatures beyond are left out: each costs a public-key operation.
inline constexpr std::size_t signatures_max = 20;

// One result a DKIM-Signature field, in the order of the mail.
std::vector<DkimResult> verify_dkim(WireMessage const& message, FindKey const& find_key);

// True when the signature covers the one field of this name that the mail has: there is exactly
// one, and it is in h=.
bool covers_field(WireMessage const& message, DkimSignature const& signature,
                  std::string_view field);

// Received chains (RFC 8617), as far as they are reported: the number of seals, and what the newest
// says of the chain ("pass", "fail", "none"). Nothing of it is checked.
struct ArcClaim {
    std::size_t seals = 0;
    std::string newest_says;
};
ArcClaim arc_claim(WireMessage const& message);

}  // namespace tally::attest
