#include "importers/ssh_signature.h"

#include <optional>

#include "base/encoding.h"
#include "crypto/ed25519.h"
#include "crypto/sha256.h"
#include "crypto/sha512.h"

namespace tally::importers {
namespace {

using Verdict = SshSignature::Verdict;

constexpr std::string_view begin_line = "-----BEGIN SSH SIGNATURE-----";
constexpr std::string_view end_line = "-----END SSH SIGNATURE-----";
constexpr std::string_view magic = "SSHSIG";
constexpr std::size_t armor_bytes_max = 64 << 10;

// Values one behind the other (RFC 4251 section 5).
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
        if (!size || *size > rest_.size()) return std::nullopt;
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

// "ssh-ed25519" and the value that follows it; nothing for other keys.
std::optional<std::string_view> ed25519_value(std::string_view bytes) {
    Values values{bytes};
    auto const algorithm = values.text();
    auto const value = values.text();
    if (algorithm != "ssh-ed25519" || !value || !values.at_end()) return std::nullopt;
    return value;
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

bool holds(Parts const& parts, std::string_view key, std::string_view signature,
           std::string_view message) {
    auto const public_key = crypto::PublicKey::from_bytes(key);
    auto const value = crypto::Signature::from_bytes(signature);
    if (!public_key || !value) return false;
    auto const digest = parts.hash == "sha512" ? crypto::sha512(message)
                                               : std::string{crypto::sha256(message).view()};
    auto const signed_bytes = std::string{magic} + as_text(parts.space) + as_text(parts.reserved) +
                              as_text(parts.hash) + as_text(digest);
    return crypto::verify(*public_key, signed_bytes, *value);
}

}  // namespace

SshSignature check_ssh_signature(std::string_view armored, std::string_view message) {
    auto const blob = unarmored(armored);
    auto const parts = blob ? parts_of(*blob) : std::nullopt;
    if (!parts) return {Verdict::unchecked, {}, "it cannot be read"};
    auto const named = fingerprint(parts->key);
    if (parts->hash != "sha512" && parts->hash != "sha256")
        return {Verdict::unchecked, named, "its digest is of an unknown kind"};
    auto const key = ed25519_value(parts->key);
    auto const signature = ed25519_value(parts->signature);
    if (!key || !signature)
        return {Verdict::unchecked, named, "only Ed25519 keys are checked; git verify-commit can"};
    if (parts->space != "git") return {Verdict::bad, named, "it was made for another purpose"};
    if (!holds(*parts, *key, *signature, message))
        return {Verdict::bad, named, "it is not over these bytes"};
    return {Verdict::good, named, {}};
}

}  // namespace tally::importers
