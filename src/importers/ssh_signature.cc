#include "importers/ssh_signature.h"

#include <array>
#include <optional>

#include "base/encoding.h"
#include "crypto/ecdsa.h"
#include "crypto/ed25519.h"
#include "crypto/rsa.h"
#include "crypto/sha256.h"
#include "crypto/sha512.h"

namespace tally::importers {
namespace {

using Verdict = SshSignature::Verdict;

constexpr std::string_view begin_line = "-----BEGIN SSH SIGNATURE-----";
constexpr std::string_view end_line = "-----END SSH SIGNATURE-----";
constexpr std::string_view magic = "SSHSIG";
constexpr std::size_t armor_bytes_max = 64 << 10;
constexpr int rsa_bits_min = 1'024;  // OpenSSH refuses shorter ones, too

// Values one behind the other (RFC 4251 section 5); once one is missing, so are those behind it.
class Values {
public:
    explicit Values(std::string_view bytes) : rest_{bytes} {}

    std::optional<std::uint32_t> number() {
        if (rest_.size() < 4) return std::nullopt;
        std::uint32_t value = 0;
        for (char const c : rest_.substr(0, 4)) value = value << 8 | static_cast<unsigned char>(c);
        rest_.remove_prefix(4);
        return value;
    }
    std::optional<std::string_view> text() {
        auto const size = number();
        if (!size || *size > rest_.size()) {
            rest_ = {};  // nothing behind it has a meaning
            return std::nullopt;
        }
        auto const value = rest_.substr(0, *size);
        rest_.remove_prefix(*size);
        return value;
    }
    bool at_end() const { return rest_.empty(); }

private:
    std::string_view rest_;
};

std::string as_text(std::string_view value) {
    std::string out;
    for (int shift = 24; shift >= 0; shift -= 8)
        out += static_cast<char>(value.size() >> static_cast<unsigned>(shift) & 0xffU);
    return out.append(value);
}

void append_length(std::string& der, std::size_t size) {
    if (size < 0x80) {
        der += static_cast<char>(size);
        return;
    }
    der += size < 0x100 ? '\x81' : '\x82';  // as short as it can be (X.690 section 10.1)
    if (size >= 0x100) der += static_cast<char>(size >> 8U & 0xffU);
    der += static_cast<char>(size & 0xffU);
}

struct Parts {
    std::string_view key;
    std::string_view space;
    std::string_view reserved;
    std::string_view hash;
    std::string_view signature;
};

std::optional<Parts> parts_of(std::string_view blob) {
    if (!blob.starts_with(magic)) return std::nullopt;
    Values values{blob.substr(magic.size())};
    if (values.number() != 1U) return std::nullopt;
    auto const key = values.text();
    auto const space = values.text();
    auto const reserved = values.text();
    auto const hash = values.text();
    auto const signature = values.text();
    if (!signature || !values.at_end()) return std::nullopt;
    return Parts{*key, *space, *reserved, *hash, *signature};
}

std::optional<std::string> unarmored(std::string_view armored) {
    auto const begin = armored.find(begin_line);
    auto const end = armored.find(end_line);
    if (armored.size() > armor_bytes_max || begin == armored.npos || end == armored.npos ||
        end < begin)
        return std::nullopt;
    std::string base64;
    for (char const c : armored.substr(begin + begin_line.size(), end - begin - begin_line.size()))
        if (c != '\n' && c != '\r' && c != ' ') base64 += c;
    auto bytes = from_base64(base64);
    return bytes ? std::optional{*std::move(bytes)} : std::nullopt;
}

std::string fingerprint(std::string_view key) {
    auto text = to_base64(crypto::sha256(key).view());
    while (text.ends_with('=')) text.pop_back();
    return "SHA256:" + text;
}

std::string signed_bytes(Parts const& parts, std::string_view message) {
    auto const digest = parts.hash == "sha512" ? crypto::sha512(message)
                                               : std::string{crypto::sha256(message).view()};
    return std::string{magic} + as_text(parts.space) + as_text(parts.reserved) +
           as_text(parts.hash) + as_text(digest);
}

// The values behind the name of the algorithm; nullopt where there are not exactly so many.
template <std::size_t count>
std::optional<std::array<std::string_view, count>> values_of(std::string_view bytes,
                                                             std::string_view algorithm) {
    Values values{bytes};
    if (values.text() != algorithm) return std::nullopt;
    std::array<std::string_view, count> all;
    for (auto& one : all) {
        auto const value = values.text();
        if (!value) return std::nullopt;
        one = *value;
    }
    return values.at_end() ? std::optional{all} : std::nullopt;
}

// Two positive numbers in DER: those of SSH (RFC 4251 section 5) are written as an INTEGER is.
std::optional<std::string> der_of(std::string_view first, std::string_view second) {
    std::string content;
    for (auto const number : {first, second}) {
        bool const positive = !number.empty() && static_cast<unsigned char>(number[0]) < 0x80;
        if (!positive || number.size() > 0x2000) return std::nullopt;
        content += '\x02';
        append_length(content, number.size());
        content += number;
    }
    std::string der{'\x30'};
    append_length(der, content.size());
    return der + content;
}

using Verdicts = std::optional<bool>;  // nullopt: a form that is not read

Verdicts ed25519_holds(Parts const& parts, std::string_view bytes) {
    auto const key = values_of<1>(parts.key, "ssh-ed25519");
    auto const signature = values_of<1>(parts.signature, "ssh-ed25519");
    if (!key || !signature) return std::nullopt;
    auto const public_key = crypto::PublicKey::from_bytes((*key)[0]);
    auto const value = crypto::Signature::from_bytes((*signature)[0]);
    return public_key && value && crypto::verify(*public_key, bytes, *value);
}

struct NamedCurve {
    std::string_view algorithm;
    std::string_view name;
    crypto::Curve curve;
};
constexpr std::array curves{NamedCurve{"ecdsa-sha2-nistp256", "nistp256", crypto::Curve::p256},
                            NamedCurve{"ecdsa-sha2-nistp384", "nistp384", crypto::Curve::p384},
                            NamedCurve{"ecdsa-sha2-nistp521", "nistp521", crypto::Curve::p521}};

Verdicts ecdsa_holds(Parts const& parts, NamedCurve const& curve, std::string_view bytes) {
    auto const key = values_of<2>(parts.key, curve.algorithm);
    auto const signature = values_of<1>(parts.signature, curve.algorithm);
    if (!key || !signature || (*key)[0] != curve.name) return std::nullopt;
    Values numbers{(*signature)[0]};
    auto const r = numbers.text();
    auto const s = numbers.text();
    if (!s || !numbers.at_end()) return std::nullopt;
    auto const der = der_of(*r, *s);
    return der && crypto::verify_ecdsa(curve.curve, (*key)[1], bytes, *der);
}

// SHA-1, "ssh-rsa", is no form of this signature (PROTOCOL.sshsig).
Verdicts rsa_holds(Parts const& parts, std::string_view bytes) {
    auto const key = values_of<2>(parts.key, "ssh-rsa");
    auto const short_digest = values_of<1>(parts.signature, "rsa-sha2-256");
    auto const signature =
        short_digest ? short_digest : values_of<1>(parts.signature, "rsa-sha2-512");
    auto const der = key ? der_of((*key)[1], (*key)[0]) : std::nullopt;
    if (!signature || !der) return std::nullopt;
    auto const public_key = crypto::RsaPublicKey::from_der(*der);
    if (!public_key || public_key->bits() < rsa_bits_min) return std::nullopt;
    return short_digest ? public_key->verify_sha256(bytes, (*signature)[0])
                        : public_key->verify_sha512(bytes, (*signature)[0]);
}

Verdicts holds(Parts const& parts, std::string_view algorithm, std::string_view bytes) {
    if (algorithm == "ssh-ed25519") return ed25519_holds(parts, bytes);
    if (algorithm == "ssh-rsa") return rsa_holds(parts, bytes);
    for (auto const& curve : curves)
        if (algorithm == curve.algorithm) return ecdsa_holds(parts, curve, bytes);
    return std::nullopt;
}

std::string why_unchecked(std::string_view algorithm) {
    if (algorithm.starts_with("sk-"))
        return "it was made with a security key, and those are not checked here; git verify-commit "
               "can";
    if (algorithm.contains("-cert-"))
        return "its key comes in a certificate, and those are not checked here; git verify-commit "
               "can";
    return "its key is of a kind that is not checked here, or too short; git verify-commit tells "
           "more";
}

}  // namespace

SshSignature check_ssh_signature(std::string_view armored, std::string_view message) {
    auto const blob = unarmored(armored);
    auto const parts = blob ? parts_of(*blob) : std::nullopt;
    if (!parts) return {Verdict::unchecked, {}, "it cannot be read"};
    auto const named = fingerprint(parts->key);
    if (parts->hash != "sha512" && parts->hash != "sha256")
        return {Verdict::unchecked, named, "its digest is of an unknown kind"};
    if (parts->space != "git") return {Verdict::bad, named, "it was made for another purpose"};
    auto const algorithm = Values{parts->key}.text().value_or(std::string_view{});
    auto const good = holds(*parts, algorithm, signed_bytes(*parts, message));
    if (!good) return {Verdict::unchecked, named, why_unchecked(algorithm)};
    if (!*good) return {Verdict::bad, named, "it is not over these bytes"};
    return {Verdict::good, named, {}};
}

}  // namespace tally::importers
