// Attestations: timestamps and cosignatures that arrived from outside are entries themselves, so
// what follows them is provably later and what their checkpoint covers is provably earlier.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "base/time.h"
#include "ledger/json.h"
#include "ledger/tree.h"

namespace tally::ledger {

// The key under which a mail domain signed, as it was found: a domain changes its keys, and then
// nobody finds the old one any more. Later timestamps cover this entry, and so the time of it.
struct FoundKey {
    std::string name;   // "s1._domainkey.client.example"
    std::string text;   // the TXT record
    std::string found;  // dnssec, dns or file
    // How many resolvers answered so, where several were asked; 0: it was one.
    std::int64_t resolvers = 0;
    bool operator==(FoundKey const&) const = default;
};

struct Attestation {
    std::uint64_t n = 0;                         // the entry that records it
    std::string kind;                            // timestamp.received or cosignature.received
    std::string checkpoint;                      // the signed note that was attested
    Instant time;                                // when the third party says it saw the checkpoint
    std::string by;                              // who attests: an authority, a mail domain
    std::string method;                          // rfc3161, dkim, passkey, key
    std::string evidence;                        // digest of the token or mail, "sha256:<hex>"
    std::optional<FoundKey> key = std::nullopt;  // for dkim
    std::string strength = {};                   // for dkim: strong or weak
    std::vector<std::string> revocation = {};    // for rfc3161: digests of the lists kept with it
};

// A recorded time may run ahead of or behind an honest third party by this much.
inline constexpr std::chrono::minutes clock_skew_max{5};

Json encode(FoundKey const& key);
Result<FoundKey> decode_found_key(Json const& body);

Json encode(Attestation const& attestation);
Result<Attestation> decode_attestation(std::uint64_t n, std::string_view kind, Json const& body);
bool is_attestation(std::string_view kind);

// Between what times an entry must have been written, by third parties' word.
struct Bracket {
    std::optional<Instant> not_before;
    std::optional<Instant> not_after;
};

// One attestation, reduced to what brackets need.
struct AttestedSize {
    std::uint64_t n = 0;  // entries behind this position are later than `time`
    TreeSize covers;      // entries below this size are earlier than `time`
    Instant time;
};

// O(attestations). They may come in any order.
Bracket bracket_of(std::uint64_t n, std::vector<AttestedSize> const& attestations);
// True when the recorded time lies inside, give or take clock_skew_max.
bool fits(Instant at, Bracket const& bracket);

}  // namespace tally::ledger
