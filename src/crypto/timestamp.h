// Timestamps (RFC 3161, renewed by RFC 5816): an authority signs that a digest was known at a time.
// We write the query, read the reply, and check the token in it. Carrying them is for the caller.
// All bytes here are foreign: they are bounded, and nothing may follow the DER. No state is kept;
// any thread may call.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/digest.h"
#include "base/result.h"
#include "base/time.h"

namespace tally::crypto {

// Of a reply or a token; real ones have 1 to 10 kB.
inline constexpr std::size_t timestamp_bytes_max = std::size_t{1} << 20;
// Of the trusted roots; those of a whole system have 200 to 300 kB.
inline constexpr std::size_t timestamp_roots_bytes_max = std::size_t{4} << 20;

// What to POST to an authority as application/timestamp-query (RFC 3161, 2.4.1 and 3.4): the DER of
// a TimeStampReq version 1 over a SHA-256 digest, with the nonce and with certReq, for a token
// without its signer's certificate could not be checked later. The nonce must be fresh and random:
// it tells the reply from an older one. `policy` is the object identifier ("1.2.3.4") of what the
// authority has to go by (reqPolicy); empty: its choice. invalid_input when it is none.
Result<std::string> timestamp_query(Digest const& digest, std::uint64_t nonce,
                                    std::string const& policy = {});

// The token of an authority's reply (TimeStampResp, RFC 3161, 2.4.2): the DER of a ContentInfo,
// byte for byte as the authority wrote it. The status must be granted or grantedWithMods, the
// imprint the digest, the nonce ours when one is given, and the signature correct; who signed is
// left to check_timestamp.
// rejected: the authority refused; unavailable: it may answer later (both with its own words);
// invalid_input: not a reply, or none to our query.
Result<std::string> read_timestamp_reply(std::string_view reply_der, Digest const& digest,
                                         std::optional<std::uint64_t> nonce);

// What a token says of itself (TSTInfo, RFC 3161, 2.4.2). Claims, until check_timestamp agrees.
struct TimestampFacts {
    Instant time;           // genTime in UTC; finer than a millisecond is cut
    std::string authority;  // subject of the signer's certificate, as RFC 4514 writes it; one line
    std::string policy;     // object identifier: 1.2.3.4
    std::string serial;     // of the token, lower-case hexadecimal
    Digest imprint;         // what was stamped
    // The token carries the certificate of the signer's issuer, too. Certificates lie outside the
    // token's signature: whoever hands the token on may have dropped or added some.
    bool has_chain;
    // When the first certificate ends, of the signer's and those it descends from in the token.
    Instant certificate_ends;
};

// invalid_input when the bytes are no token, or one that we would never ask for: over another hash
// than SHA-256, with several signers, or without the signer's certificate.
Result<TimestampFacts> timestamp_facts(std::string_view token_der);

enum class TimestampVerdict : std::uint8_t {
    valid,      // over the digest, correctly signed, by an authority under a trusted root
    untrusted,  // over the digest and correctly signed, but by whom is unproven
    // No token, over another digest, or with a signature that does not verify. OpenSSL's TS module
    // knows RSA (PKCS #1 v1.5) and ECDSA; read_timestamp_reply takes no token of another kind.
    altered,
};

struct TimestampCheck {
    TimestampVerdict verdict;
    std::string reason;  // why not valid, one line; empty for valid
};

// Checks a token against the digest and against trusted roots, given as certificates in PEM
// (RFC 7468); roots that cannot be read trust nobody. The signer's certificate must be the one that
// the signature names (ESSCertID or ESSCertIDv2, RFC 5816, 2.2.1), be made for time stamping alone
// (critical extended key usage, RFC 3161, 2.3), and have had a chain to a root at the token's time:
// a certificate that ended since does no harm. Signatures over SHA-1 or weaker prove nothing.
// Revocation is not checked: it would need the network.
TimestampCheck check_timestamp(std::string_view token_der, Digest const& digest,
                               std::string_view roots_pem);

}  // namespace tally::crypto
