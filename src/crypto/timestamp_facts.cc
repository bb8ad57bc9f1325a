#include <openssl/x509v3.h>

#include <algorithm>
#include <utility>
#include <vector>

#include "base/encoding.h"
#include "base/printable.h"
#include "crypto/timestamp.h"
#include "crypto/timestamp_token.h"

namespace tally::crypto {
namespace {

using HeldTime = Held<ASN1_GENERALIZEDTIME, ASN1_GENERALIZEDTIME_free>;

// RFC 4514 shows letters beyond ASCII as they are; OpenSSL escapes control characters.
Result<std::string> one_line(X509_NAME const* name) {
    constexpr int length_max = 4096;
    constexpr auto layout = static_cast<unsigned long>(XN_FLAG_RFC2253 & ~ASN1_STRFLGS_ESC_MSB);
    HeldBio const out{BIO_new(BIO_s_mem())};
    if (!out || X509_NAME_print_ex(out.get(), name, 0, layout) < 0)
        return fail(Code::invalid_input, "the name of the timestamp authority is unreadable");
    std::string text(length_max, '\0');
    auto const length = std::max(0, BIO_read(out.get(), text.data(), length_max));
    text.resize(static_cast<std::size_t>(length));
    if (BIO_pending(out.get()) > 0)
        return fail(Code::invalid_input, "the name of the timestamp authority is too long");
    return printable_line(text);
}

Result<std::string> dotted(ASN1_OBJECT const* object) {
    std::string text(256, '\0');
    auto const length = OBJ_obj2txt(text.data(), static_cast<int>(text.size()), object, 1);
    if (length <= 0 || static_cast<std::size_t>(length) >= text.size())
        return fail(Code::invalid_input, "the policy of the timestamp is unreadable");
    text.resize(static_cast<std::size_t>(length));
    return text;
}

// RFC 3161, 2.4.2: users must cope with 160 bits; some authorities may use more.
Result<std::string> hex_of(ASN1_INTEGER const* number) {
    constexpr int serial_bytes_max = 64;
    auto const length = ASN1_STRING_length(number);
    if (length > serial_bytes_max)
        return fail(Code::invalid_input, "the serial number of the timestamp is too long");
    std::string const sign = ASN1_STRING_type(number) == V_ASN1_NEG_INTEGER ? "-" : "";
    return sign + to_hex({reinterpret_cast<char const*>(ASN1_STRING_get0_data(number)),
                          static_cast<std::size_t>(length)});
}

Result<Instant> end_of(X509 const* certificate) {
    HeldTime const time{ASN1_TIME_to_generalizedtime(X509_get0_notAfter(certificate), nullptr)};
    if (!time) return fail(Code::invalid_input, "the end of a certificate is unreadable");
    return instant_of(time.get());
}

// The certificate in the token whose key signed this one; null for a root.
X509* issuer_of(X509* certificate, STACK_OF(X509) * among) {
    if (X509_check_issued(certificate, certificate) == X509_V_OK) return nullptr;
    for (int i = 0; i < sk_X509_num(among); ++i) {
        auto* issuer = sk_X509_value(among, i);
        if (X509_check_issued(issuer, certificate) == X509_V_OK &&
            X509_verify(certificate, X509_get0_pubkey(issuer)) == 1)
            return issuer;
    }
    return nullptr;
}

// From the signer upwards, as far as the token reaches. Two roots may sign each other: the count
// ends that.
std::vector<X509*> chain_of(TimestampToken const& token) {
    auto* among = token.signed_data->d.sign->cert;
    std::vector<X509*> chain{token.signer};
    while (std::cmp_less_equal(chain.size(), sk_X509_num(among))) {
        auto* issuer = issuer_of(chain.back(), among);
        if (issuer == nullptr) break;
        chain.push_back(issuer);
    }
    return chain;
}

}  // namespace

Result<TimestampFacts> timestamp_facts(std::string_view token_der) {
    ErrorQueue const errors;
    auto const token = TRY(parse_timestamp_token(token_der));
    auto const chain = chain_of(token);
    TimestampFacts facts{};
    facts.time = token.time;
    facts.authority = TRY(one_line(X509_get_subject_name(token.signer)));
    facts.policy = TRY(dotted(TS_TST_INFO_get_policy_id(token.info.get())));
    facts.serial = TRY(hex_of(TS_TST_INFO_get_serial(token.info.get())));
    facts.imprint = token.imprint;
    facts.has_chain = chain.size() > 1;
    facts.certificate_ends = Instant::max();
    for (auto const* certificate : chain) {
        auto const end = TRY(end_of(certificate));
        facts.certificate_ends = std::min(facts.certificate_ends, end);
    }
    return facts;
}

}  // namespace tally::crypto
