#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/pem.h>

#include <chrono>
#include <utility>

#include "base/check.h"
#include "crypto/timestamp.h"
#include "crypto/timestamp_token.h"

namespace tally::crypto {
namespace {

using HeldStore = Held<X509_STORE, X509_STORE_free>;
using HeldContext = Held<TS_VERIFY_CTX, TS_VERIFY_CTX_free>;

// Verifies the one signature, the certificate that it names and its chain to the store, and that
// the authority's name in the token is the certificate's: what OpenSSL objects to, or nothing.
std::optional<std::string> objection(TimestampToken const& token, HeldStore store) {
    ERR_clear_error();
    HeldContext const context{TS_VERIFY_CTX_new()};
    TALLY_CHECK(context != nullptr);
    TS_VERIFY_CTX_set_store(context.get(), store.release());
    constexpr auto checks = static_cast<int>(TS_VFY_SIGNATURE | TS_VFY_VERSION | TS_VFY_SIGNER);
    TS_VERIFY_CTX_set_flags(context.get(), checks);
    if (TS_RESP_verify_token(context.get(), token.signed_data.get()) == 1) return std::nullopt;
    return last_openssl_error();
}

HeldStore new_store() {
    HeldStore store{X509_STORE_new()};
    TALLY_CHECK(store != nullptr);
    return store;
}

// Nobody is there to type the passphrase of an encrypted block.
int no_passphrase(char*, int, int, void*) { return -1; }

// Adds every certificate of the PEM text; false when there is none, or one that is broken.
bool add_roots(X509_STORE* store, std::string_view pem) {
    if (pem.empty() || pem.size() > timestamp_roots_bytes_max) return false;
    HeldBio const text{BIO_new_mem_buf(pem.data(), static_cast<int>(pem.size()))};
    TALLY_CHECK(text != nullptr);
    bool added = false;
    for (;;) {
        HeldCertificate const root{PEM_read_bio_X509(text.get(), nullptr, no_passphrase, nullptr)};
        // The end of the text is an error to OpenSSL, too.
        if (!root) return added && ERR_GET_REASON(ERR_peek_last_error()) == PEM_R_NO_START_LINE;
        if (X509_STORE_add_cert(store, root.get()) != 1) return false;
        added = true;
    }
}

// At the token's time, so that a certificate which ended later does no harm. Level 1 refuses
// certificates signed over MD5 or SHA-1: they can be forged.
void judge_at(X509_STORE* store, Instant time) {
    auto* rules = X509_STORE_get0_param(store);
    auto const seconds = std::chrono::floor<std::chrono::seconds>(time).time_since_epoch();
    X509_VERIFY_PARAM_set_time(rules, static_cast<std::time_t>(seconds.count()));
    X509_VERIFY_PARAM_set_auth_level(rules, 1);
}

// MD5 and SHA-1 let two contents share a signature.
bool is_weakly_hashed(TimestampToken const& token) {
    constexpr int hash_bytes_min = 28;  // SHA-224
    auto const* hash = EVP_get_digestbyobj(token.signature->digest_alg->algorithm);
    return hash == nullptr || EVP_MD_get_size(hash) < hash_bytes_min;
}

}  // namespace

std::optional<std::string> broken_signature(TimestampToken const& token) {
    auto store = new_store();
    // With every fault of the chain forgiven, what is left concerns the signature.
    X509_STORE_set_verify_cb(store.get(), [](int, X509_STORE_CTX*) { return 1; });
    return objection(token, std::move(store));
}

TimestampCheck check_timestamp(std::string_view token_der, Digest const& digest,
                               std::string_view roots_pem) {
    using enum TimestampVerdict;
    ErrorQueue const errors;
    auto const token = parse_timestamp_token(token_der);
    if (!token) return {altered, token.error().message};
    if (token->imprint != digest)
        return {altered, "it is over " + token->imprint.text() + ", not over " + digest.text()};
    if (auto const why = broken_signature(*token))
        return {altered, "its signature is broken: " + *why};
    if (is_weakly_hashed(*token)) return {untrusted, "its signature is over a weak hash"};
    auto store = new_store();
    ERR_clear_error();
    if (!add_roots(store.get(), roots_pem))
        return {untrusted, "no trusted roots, or some that cannot be read"};
    judge_at(store.get(), token->time);
    if (auto const why = objection(*token, std::move(store)))
        return {untrusted, "no chain to a trusted root: " + *why};
    return {valid, ""};
}

}  // namespace tally::crypto
