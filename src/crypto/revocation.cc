#include "crypto/revocation.h"

#include <openssl/x509v3.h>

#include <algorithm>

#include "base/printable.h"
#include "crypto/timestamp.h"
#include "crypto/timestamp_token.h"

namespace tally::crypto {
namespace {

using HeldList = Held<X509_CRL, X509_CRL_free>;
using HeldPoints = Held<CRL_DIST_POINTS, CRL_DIST_POINTS_free>;
using HeldTime = Held<ASN1_GENERALIZEDTIME, ASN1_GENERALIZEDTIME_free>;

constexpr std::size_t url_bytes_max = 500;

STACK_OF(X509) * certificates_of(TimestampToken const& token) {
    return token.signed_data->d.sign->cert;
}

std::optional<Instant> instant(ASN1_TIME const* time) {
    if (time == nullptr) return std::nullopt;
    HeldTime const general{ASN1_TIME_to_generalizedtime(time, nullptr)};
    auto const at =
        general ? instant_of(general.get()) : Result<Instant>{fail(Code::invalid_input, "no time")};
    return at ? std::optional{*at} : std::nullopt;
}

void add_url(GENERAL_NAME const* name, std::vector<std::string>& urls) {
    int type = 0;
    auto const* const value = static_cast<ASN1_IA5STRING*>(GENERAL_NAME_get0_value(name, &type));
    if (type != GEN_URI || value == nullptr) return;
    std::string url{reinterpret_cast<char const*>(ASN1_STRING_get0_data(value)),
                    static_cast<std::size_t>(ASN1_STRING_length(value))};
    bool const plain = url.size() <= url_bytes_max &&
                       std::ranges::all_of(url, [](char c) { return c > ' ' && c < 0x7f; });
    bool const is_http = url.starts_with("http://") || url.starts_with("https://");
    if (plain && is_http && urls.size() < revocation_lists_max &&
        std::ranges::find(urls, url) == urls.end())
        urls.push_back(std::move(url));
}

void add_urls(X509 const* certificate, std::vector<std::string>& urls) {
    HeldPoints const points{static_cast<CRL_DIST_POINTS*>(
        X509_get_ext_d2i(certificate, NID_crl_distribution_points, nullptr, nullptr))};
    for (int i = 0; points && i < sk_DIST_POINT_num(points.get()); ++i) {
        auto const* const where = sk_DIST_POINT_value(points.get(), i)->distpoint;
        if (where == nullptr || where->type != 0) continue;  // relative to the issuer's name
        for (int j = 0; j < sk_GENERAL_NAME_num(where->name.fullname); ++j)
            add_url(sk_GENERAL_NAME_value(where->name.fullname, j), urls);
    }
}

// The certificate in the token under which the list was signed; null when it is not there.
X509* issuer_in(TimestampToken const& token, X509_CRL* list) {
    auto* const among = certificates_of(token);
    for (int i = 0; i < sk_X509_num(among); ++i) {
        auto* const candidate = sk_X509_value(among, i);
        if (X509_NAME_cmp(X509_get_subject_name(candidate), X509_CRL_get_issuer(list)) == 0)
            return candidate;
    }
    return nullptr;
}

std::string one_line(X509_NAME const* name) {
    constexpr auto layout = static_cast<unsigned long>(XN_FLAG_RFC2253 & ~ASN1_STRFLGS_ESC_MSB);
    HeldBio const out{BIO_new(BIO_s_mem())};
    std::string text(1'000, '\0');
    if (!out || X509_NAME_print_ex(out.get(), name, 0, layout) < 0) return {};
    auto const length =
        std::max(0, BIO_read(out.get(), text.data(), static_cast<int>(text.size())));
    text.resize(static_cast<std::size_t>(length));
    return printable_line(text);
}

// Looks each certificate that the list's issuer made up in it. False: there is none.
bool look_up(TimestampToken const& token, X509_CRL* list, RevocationList& facts) {
    auto* const among = certificates_of(token);
    bool concerns = false;
    for (int i = 0; i < sk_X509_num(among); ++i) {
        auto* const certificate = sk_X509_value(among, i);
        if (X509_NAME_cmp(X509_get_issuer_name(certificate), X509_CRL_get_issuer(list)) != 0)
            continue;
        concerns = true;
        X509_REVOKED* entry = nullptr;
        if (X509_CRL_get0_by_cert(list, &entry, certificate) != 1 || entry == nullptr) continue;
        auto const at = instant(X509_REVOKED_get0_revocationDate(entry));
        if (at) facts.revoked = std::min(facts.revoked.value_or(*at), *at);
    }
    return concerns;
}

}  // namespace

std::vector<std::string> revocation_list_urls(std::string_view token_der) {
    ErrorQueue const errors;
    std::vector<std::string> urls;
    auto const token = parse_timestamp_token(token_der);
    if (!token) return urls;
    auto* const among = certificates_of(*token);
    for (int i = 0; i < sk_X509_num(among); ++i) add_urls(sk_X509_value(among, i), urls);
    return urls;
}

Result<RevocationList> read_revocation_list(std::string_view list_der, std::string_view token_der) {
    ErrorQueue const errors;
    if (list_der.size() > revocation_list_bytes_max)
        return fail(Code::invalid_input, "the revocation list is longer than 1 MB");
    auto const token = TRY(parse_timestamp_token(token_der));
    auto const list = decoded<HeldList>(list_der, d2i_X509_CRL);
    if (!list) return fail(Code::invalid_input, "it is no DER of a revocation list");
    RevocationList facts;
    facts.issuer = one_line(X509_CRL_get_issuer(list.get()));
    auto const from = instant(X509_CRL_get0_lastUpdate(list.get()));
    if (!from) return fail(Code::invalid_input, "the revocation list says no time");
    facts.this_update = *from;
    facts.next_update = instant(X509_CRL_get0_nextUpdate(list.get()));
    if (!look_up(token, list.get(), facts))
        return fail(Code::invalid_input,
                    "the revocation list is of another issuer: " + facts.issuer);
    if (auto* const issuer = issuer_in(token, list.get()); issuer != nullptr) {
        if (X509_CRL_verify(list.get(), X509_get0_pubkey(issuer)) != 1)
            return fail(Code::invalid_input, "its issuer did not sign the revocation list");
        facts.signature_holds = true;
    }
    return facts;
}

}  // namespace tally::crypto
