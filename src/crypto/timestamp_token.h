// A timestamp token as OpenSSL holds it. For the files of crypto/timestamp.h alone.
#pragma once

#include <openssl/asn1.h>
#include <openssl/bio.h>
#include <openssl/pkcs7.h>
#include <openssl/ts.h>
#include <openssl/x509.h>

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/digest.h"
#include "base/result.h"
#include "base/time.h"
#include "crypto/held.h"

namespace tally::crypto {

using HeldBio = Held<BIO, BIO_free>;
using HeldCertificate = Held<X509, X509_free>;
using HeldInfo = Held<TS_TST_INFO, TS_TST_INFO_free>;
using HeldSignedData = Held<PKCS7, PKCS7_free>;

// OpenSSL's error queue of this thread: empty at our begin, so that what we read there is ours, and
// at our end, so that nobody takes it for theirs.
class ErrorQueue {
public:
    ErrorQueue();
    ~ErrorQueue();
    ErrorQueue(ErrorQueue const&) = delete;
    ErrorQueue& operator=(ErrorQueue const&) = delete;
};

// What OpenSSL said last, as one line.
std::string last_openssl_error();

// Reads DER by one of OpenSSL's d2i functions. Null when it fails or leaves bytes behind.
template <typename Holder, typename Decode>
Holder decoded(std::string_view der, Decode decode) {
    auto const* at = bytes_of(der);
    Holder value{decode(nullptr, &at, static_cast<long>(der.size()))};
    if (at != bytes_of(der) + der.size()) value.reset();
    return value;
}

// A token with one signer, whose certificate it holds, over a SHA-256 digest. Nothing of its
// signature is checked.
struct TimestampToken {
    HeldSignedData signed_data;
    HeldInfo info;
    PKCS7_SIGNER_INFO* signature = nullptr;  // in signed_data
    X509* signer = nullptr;                  // in signed_data
    Digest imprint;
    Instant time;
};

// invalid_input for anything else.
Result<TimestampToken> parse_timestamp_token(std::string_view der);

// Generalized time in UTC (RFC 3161, 2.4.2), or invalid_input.
Result<Instant> instant_of(ASN1_GENERALIZEDTIME const* time);

// Whether the token's signature is its signer's, over its content: what OpenSSL objects to, or
// nothing. Who the signer is stays open.
std::optional<std::string> broken_signature(TimestampToken const& token);

}  // namespace tally::crypto
