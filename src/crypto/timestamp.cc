#include "crypto/timestamp.h"

#include <array>
#include <utility>

#include "base/printable.h"
#include "crypto/timestamp_token.h"

namespace tally::crypto {
namespace {

using HeldQuery = Held<TS_REQ, TS_REQ_free>;
using HeldReply = Held<TS_RESP, TS_RESP_free>;
using HeldImprint = Held<TS_MSG_IMPRINT, TS_MSG_IMPRINT_free>;
using HeldAlgorithm = Held<X509_ALGOR, X509_ALGOR_free>;
using HeldInteger = Held<ASN1_INTEGER, ASN1_INTEGER_free>;

std::unexpected<Error> unreadable(std::string const& why) {
    return fail(Code::invalid_input, "read the reply of a timestamp authority: " + why,
                "is the address that of an RFC 3161 timestamp authority?");
}

std::unexpected<Error> no_answer(std::string const& why) {
    return fail(Code::invalid_input, "the timestamp authority did not answer our query: " + why,
                "ask again, or ask another timestamp authority");
}

// MessageImprint: the digest behind the name of its algorithm.
bool set_imprint(TS_REQ* query, Digest digest) {
    HeldImprint const imprint{TS_MSG_IMPRINT_new()};
    HeldAlgorithm const algorithm{X509_ALGOR_new()};
    return imprint && algorithm &&
           X509_ALGOR_set0(algorithm.get(), OBJ_nid2obj(NID_sha256), V_ASN1_NULL, nullptr) == 1 &&
           TS_MSG_IMPRINT_set_algo(imprint.get(), algorithm.get()) == 1 &&
           TS_MSG_IMPRINT_set_msg(imprint.get(), digest.bytes.data(), Digest::size) == 1 &&
           TS_REQ_set_msg_imprint(query, imprint.get()) == 1;
}

bool set_nonce(TS_REQ* query, std::uint64_t nonce) {
    HeldInteger const number{ASN1_INTEGER_new()};
    return number && ASN1_INTEGER_set_uint64(number.get(), nonce) == 1 &&
           TS_REQ_set_nonce(query, number.get()) == 1;
}

Result<void> set_policy(TS_REQ* query, std::string const& policy) {
    Held<ASN1_OBJECT, ASN1_OBJECT_free> const id{OBJ_txt2obj(policy.c_str(), 1)};
    if (id && TS_REQ_set_policy_id(query, id.get()) == 1) return {};
    return fail(Code::invalid_input, "“" + policy + "” is no policy of a timestamp authority",
                "write its object identifier, such as 1.2.3.4");
}

// PKIStatus (RFC 3161, 2.4.2) by its number.
std::string status_name(std::int64_t status) {
    constexpr std::array names{"granted", "granted with changes", "rejection",
                               "waiting", "revocation warning",   "revocation notification"};
    auto const known = status >= 0 && status < static_cast<std::int64_t>(names.size());
    return known ? names[static_cast<std::size_t>(status)] : "status " + std::to_string(status);
}

bool has_failed(TS_STATUS_INFO const* info, int failure) {
    auto const* bits = TS_STATUS_INFO_get0_failure_info(info);
    return bits != nullptr && ASN1_BIT_STRING_get_bit(bits, failure) == 1;
}

// PKIFailureInfo by its names, as " (badAlg)"; empty when the authority gave none.
std::string failure_names(TS_STATUS_INFO const* info) {
    constexpr std::array<std::pair<int, char const*>, 8> names{{
        {TS_INFO_BAD_ALG, "badAlg"},
        {TS_INFO_BAD_REQUEST, "badRequest"},
        {TS_INFO_BAD_DATA_FORMAT, "badDataFormat"},
        {TS_INFO_TIME_NOT_AVAILABLE, "timeNotAvailable"},
        {TS_INFO_UNACCEPTED_POLICY, "unacceptedPolicy"},
        {TS_INFO_UNACCEPTED_EXTENSION, "unacceptedExtension"},
        {TS_INFO_ADD_INFO_NOT_AVAILABLE, "addInfoNotAvailable"},
        {TS_INFO_SYSTEM_FAILURE, "systemFailure"},
    }};
    std::string text;
    for (auto const& [failure, name] : names)
        if (has_failed(info, failure)) text += (text.empty() ? "" : ", ") + std::string{name};
    return text.empty() ? text : " (" + text + ")";
}

// PKIFreeText as ": its words"; foreign, so it is cut and kept to one line.
std::string status_words(TS_STATUS_INFO const* info) {
    constexpr std::size_t words_max = 400;
    auto const* lines = TS_STATUS_INFO_get0_text(info);
    std::string text;
    for (int i = 0; i < sk_ASN1_UTF8STRING_num(lines) && text.size() < words_max; ++i) {
        auto const* line = sk_ASN1_UTF8STRING_value(lines, i);
        std::string_view const words{reinterpret_cast<char const*>(ASN1_STRING_get0_data(line)),
                                     static_cast<std::size_t>(ASN1_STRING_length(line))};
        text += (text.empty() ? ": " : "; ") + std::string{words.substr(0, words_max)};
    }
    return printable_line(text.substr(0, words_max));
}

// RFC 3161, 2.4.2: a token is present when the status is granted or grantedWithMods.
Result<void> check_granted(TS_RESP* reply) {
    auto const* info = TS_RESP_get_status_info(reply);
    std::int64_t status = -1;
    if (ASN1_INTEGER_get_int64(&status, TS_STATUS_INFO_get0_status(info)) != 1) status = -1;
    if (status == TS_STATUS_GRANTED || status == TS_STATUS_GRANTED_WITH_MODS) return {};
    bool const later = status == TS_STATUS_WAITING ||
                       has_failed(info, TS_INFO_TIME_NOT_AVAILABLE) ||
                       has_failed(info, TS_INFO_SYSTEM_FAILURE);
    return fail(later ? Code::unavailable : Code::rejected,
                "the timestamp authority gave no timestamp: " + status_name(status) +
                    failure_names(info) + status_words(info),
                later ? "try again later, or ask another timestamp authority"
                      : "ask another timestamp authority");
}

// The value of the SEQUENCE at the front and what follows it, or nothing. In DER its length is
// definite (X.690, 10.1).
struct Sequence {
    std::string_view value;
    std::string_view rest;
};
std::optional<Sequence> sequence_at(std::string_view der) {
    auto const* at = bytes_of(der);
    long length = 0;
    int tag = 0;
    int tag_class = 0;
    auto const form =
        ASN1_get_object(&at, &length, &tag, &tag_class, static_cast<long>(der.size()));
    if (form != V_ASN1_CONSTRUCTED || tag != V_ASN1_SEQUENCE || tag_class != V_ASN1_UNIVERSAL)
        return std::nullopt;
    auto const inside = der.substr(static_cast<std::size_t>(at - bytes_of(der)));
    auto const size = static_cast<std::size_t>(length);
    return Sequence{.value = inside.substr(0, size), .rest = inside.substr(size)};
}

// TimeStampResp ::= SEQUENCE { status PKIStatusInfo, timeStampToken ContentInfo OPTIONAL }. The
// token is taken as it was written: OpenSSL might sort what it writes again.
Result<std::string_view> token_in(std::string_view reply_der) {
    auto const reply = sequence_at(reply_der);
    auto const status = reply ? sequence_at(reply->value) : std::nullopt;
    if (!status) return unreadable("not DER");
    return status->rest;
}

// RFC 3161, 2.4.2: the reply repeats the imprint and the nonce of the query.
Result<void> check_answers(TimestampToken const& token, Digest const& digest,
                           std::optional<std::uint64_t> nonce) {
    if (token.imprint != digest)
        return no_answer("it stamped " + token.imprint.text() + ", not " + digest.text());
    if (!nonce) return {};
    auto const* number = TS_TST_INFO_get_nonce(token.info.get());
    std::uint64_t answered = 0;
    if (number == nullptr || ASN1_INTEGER_get_uint64(&answered, number) != 1 || answered != *nonce)
        return no_answer("its nonce is another, so the reply may be old");
    return {};
}

}  // namespace

Result<std::string> timestamp_query(Digest const& digest, std::uint64_t nonce,
                                    std::string const& policy) {
    ErrorQueue const errors;
    HeldQuery const query{TS_REQ_new()};
    if (query && !policy.empty()) TRY(set_policy(query.get(), policy));
    unsigned char* der = nullptr;
    bool const made = query && TS_REQ_set_version(query.get(), 1) == 1 &&
                      set_imprint(query.get(), digest) && set_nonce(query.get(), nonce) &&
                      TS_REQ_set_cert_req(query.get(), 1) == 1;
    auto const size = made ? i2d_TS_REQ(query.get(), &der) : -1;
    if (size <= 0)
        return fail(Code::unavailable, "write a timestamp query: " + last_openssl_error());
    std::string text{reinterpret_cast<char const*>(der), static_cast<std::size_t>(size)};
    OPENSSL_free(der);
    return text;
}

Result<std::string> read_timestamp_reply(std::string_view reply_der, Digest const& digest,
                                         std::optional<std::uint64_t> nonce) {
    ErrorQueue const errors;
    if (reply_der.size() > timestamp_bytes_max) return unreadable("it is longer than 1 MB");
    auto const reply = decoded<HeldReply>(reply_der, d2i_TS_RESP);
    if (!reply) return unreadable("it is no DER of a TimeStampResp, or bytes follow it");
    TRY(check_granted(reply.get()));
    auto const token_der = TRY(token_in(reply_der));
    auto const token = TRY(parse_timestamp_token(token_der));
    TRY(check_answers(token, digest, nonce));
    if (auto const why = broken_signature(token))
        return no_answer("its signature is broken: " + *why);
    return std::string{token_der};
}

}  // namespace tally::crypto
