#include "crypto/timestamp_token.h"

#include <openssl/err.h>

#include <array>
#include <utility>

#include "base/printable.h"
#include "crypto/timestamp.h"

namespace tally::crypto {
namespace {

// Real tokens hold one to five certificates and one hash algorithm. Each may cost a signature check
// or a pass over the content.
constexpr int certificates_max = 16;
constexpr int hashes_max = 8;
// OpenSSL's name for id-ct-TSTInfo.
constexpr int token_content = NID_id_smime_ct_TSTInfo;

std::unexpected<Error> no_token(std::string const& why) {
    return fail(Code::invalid_input, "not a timestamp token: " + why,
                "ask another timestamp authority");
}

// RFC 3161, 2.4.2: SignedData over id-ct-TSTInfo with the signature of the authority and no other.
// What ContentInfo leaves out is a null pointer in OpenSSL, and the type of its content decides
// which member of a union holds it.
Result<void> check_form(PKCS7* token) {
    if (PKCS7_type_is_signed(token) == 0 || token->d.sign == nullptr ||
        token->d.sign->contents == nullptr)
        return no_token("no signed data");
    auto const* content = token->d.sign->contents;
    if (OBJ_obj2nid(content->type) != token_content || content->d.other == nullptr ||
        content->d.other->type != V_ASN1_OCTET_STRING)
        return no_token("what is signed is no timestamp");
    if (sk_PKCS7_SIGNER_INFO_num(token->d.sign->signer_info) != 1)
        return no_token("it must have one signer");
    if (sk_X509_num(token->d.sign->cert) > certificates_max ||
        sk_X509_ALGOR_num(token->d.sign->md_algs) > hashes_max)
        return no_token("too many certificates or algorithms");
    return {};
}

// Older releases of OpenSSL take these attributes for what they should be without looking.
// RFC 5652, 11.1 and 11.2: content type and message digest; RFC 5816, 2.2.1: signing certificate.
Result<void> check_attributes(PKCS7_SIGNER_INFO const* signature) {
    constexpr std::array<std::pair<int, int>, 4> types{{
        {NID_pkcs9_contentType, V_ASN1_OBJECT},
        {NID_pkcs9_messageDigest, V_ASN1_OCTET_STRING},
        {NID_id_smime_aa_signingCertificate, V_ASN1_SEQUENCE},
        {NID_id_smime_aa_signingCertificateV2, V_ASN1_SEQUENCE},
    }};
    for (auto const& [attribute, type] : types) {
        auto const* value = PKCS7_get_signed_attribute(signature, attribute);
        if (value != nullptr && value->type != type)
            return no_token("a signed attribute is malformed");
    }
    auto const* content = PKCS7_get_signed_attribute(signature, NID_pkcs9_contentType);
    if (content == nullptr || OBJ_obj2nid(content->value.object) != token_content)
        return no_token("what is signed is no timestamp");
    return {};
}

Result<HeldInfo> read_info(PKCS7 const* token) {
    auto const* content = token->d.sign->contents->d.other->value.octet_string;
    std::string_view const der{reinterpret_cast<char const*>(ASN1_STRING_get0_data(content)),
                               static_cast<std::size_t>(ASN1_STRING_length(content))};
    auto info = decoded<HeldInfo>(der, d2i_TS_TST_INFO);
    if (!info) return no_token("its TSTInfo is malformed");
    if (TS_TST_INFO_get_version(info.get()) != 1) return no_token("its version is unknown");
    return info;
}

Result<X509*> find_signer(PKCS7* token) {
    struct FreeStack {
        void operator()(STACK_OF(X509) * certificates) const { sk_X509_free(certificates); }
    };
    std::unique_ptr<STACK_OF(X509), FreeStack> const signers{PKCS7_get0_signers(token, nullptr, 0)};
    if (!signers || sk_X509_num(signers.get()) != 1)
        return no_token("it does not hold the certificate of its signer");
    return sk_X509_value(signers.get(), 0);
}

// The digest of MessageImprint; the parameters of SHA-256 are absent or NULL (RFC 5754, 2).
Result<Digest> imprint_of(TS_TST_INFO* info) {
    auto* imprint = TS_TST_INFO_get_msg_imprint(info);
    ASN1_OBJECT const* algorithm = nullptr;
    int parameters = V_ASN1_UNDEF;
    X509_ALGOR_get0(&algorithm, &parameters, nullptr, TS_MSG_IMPRINT_get_algo(imprint));
    auto const* bytes = TS_MSG_IMPRINT_get_msg(imprint);
    bool const plain = parameters == V_ASN1_UNDEF || parameters == V_ASN1_NULL;
    if (OBJ_obj2nid(algorithm) != NID_sha256 || !plain ||
        static_cast<std::size_t>(ASN1_STRING_length(bytes)) != Digest::size)
        return no_token("it is not over a SHA-256 digest");
    return Digest::from_bytes(
        {reinterpret_cast<char const*>(ASN1_STRING_get0_data(bytes)), Digest::size});
}

}  // namespace

ErrorQueue::ErrorQueue() { ERR_clear_error(); }
ErrorQueue::~ErrorQueue() { ERR_clear_error(); }

std::string last_openssl_error() {
    char const* detail = nullptr;
    int flags = 0;
    auto const error = ERR_peek_last_error_all(nullptr, nullptr, nullptr, &detail, &flags);
    std::string_view text;
    if ((flags & ERR_TXT_STRING) != 0 && detail != nullptr) text = detail;
    if (auto const* reason = ERR_reason_error_string(error); text.empty() && reason != nullptr)
        text = reason;
    constexpr std::string_view noise = "Verify error:";
    if (text.starts_with(noise)) text.remove_prefix(noise.size());
    return text.empty() ? "for no known reason" : printable_line(text);
}

Result<TimestampToken> parse_timestamp_token(std::string_view der) {
    if (der.size() > timestamp_bytes_max) return no_token("it is longer than 1 MB");
    TimestampToken token;
    token.signed_data = decoded<HeldSignedData>(der, d2i_PKCS7);
    if (!token.signed_data) return no_token("no DER of a ContentInfo, or bytes behind it");
    auto* signed_data = token.signed_data.get();
    TRY(check_form(signed_data));
    token.signature = sk_PKCS7_SIGNER_INFO_value(PKCS7_get_signer_info(signed_data), 0);
    TRY(check_attributes(token.signature));
    token.info = TRY(read_info(signed_data));
    token.signer = TRY(find_signer(signed_data));
    token.imprint = TRY(imprint_of(token.info.get()));
    token.time = TRY(instant_of(TS_TST_INFO_get_time(token.info.get())));
    return token;
}

Result<Instant> instant_of(ASN1_GENERALIZEDTIME const* time) {
    constexpr std::size_t whole_seconds = 14;  // YYYYMMDDhhmmss
    constexpr std::size_t length_max = 32;
    std::string const text{reinterpret_cast<char const*>(ASN1_STRING_get0_data(time)),
                           static_cast<std::size_t>(ASN1_STRING_length(time))};
    // Always Z, never an offset.
    bool const plain = text.find_first_not_of("0123456789.") == text.size() - 1;
    if (text.size() <= whole_seconds || text.size() > length_max || !plain || text.back() != 'Z')
        return fail(Code::invalid_input, "not a time in UTC: " + printable_line(text));
    auto const part = [&](std::size_t at, std::size_t count) { return text.substr(at, count); };
    return parse_instant(part(0, 4) + "-" + part(4, 2) + "-" + part(6, 2) + "T" + part(8, 2) + ":" +
                         part(10, 2) + ":" + part(12, std::string::npos));
}

}  // namespace tally::crypto
