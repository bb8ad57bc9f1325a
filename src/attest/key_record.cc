#include "attest/key_record.h"

#include "attest/message.h"
#include "attest/tags.h"
#include "crypto/ed25519.h"
#include "crypto/rsa.h"
#include "crypto/sha256.h"

namespace tally::attest {
namespace {

constexpr std::size_t record_bytes_max = 16 << 10;
constexpr int rsa_bits_min = 1'024;

// "a:b:c" holds "b".
bool lists(std::string_view list, std::string_view wanted) {
    for (;;) {
        auto const end = list.find(':');
        if (list.substr(0, end) == wanted) return true;
        if (end == list.npos) return false;
        list.remove_prefix(end + 1);
    }
}

}  // namespace

Result<KeyRecord> parse_key_record(std::string_view text) {
    if (text.size() > record_bytes_max) return fail(Code::invalid_input, "the key is too long");
    auto const tags = TRY(TagList::parse(text));
    if (tags.get("v").value_or("DKIM1") != "DKIM1")
        return fail(Code::invalid_input, "the record is of another version");
    auto const kind = tags.compact("k").value_or("rsa");
    if (kind != "rsa" && kind != "ed25519")
        return fail(Code::invalid_input, "the key is of an unknown kind");
    auto const key = tags.compact("p");
    if (!key) return fail(Code::invalid_input, "the record has no p=");
    auto const flags = tags.compact("t").value_or("");
    auto const services = tags.compact("s").value_or("*");
    auto const hashes = tags.compact("h").value_or("sha256");
    KeyRecord record;
    record.is_rsa = kind == "rsa";
    record.key = TRY_WITHIN("p=", lenient_base64(*key));
    record.testing = lists(flags, "y");
    record.strict = lists(flags, "s");
    record.for_mail = lists(services, "*") || lists(services, "email");
    record.sha256 = lists(hashes, "sha256");
    return record;
}

std::string objection(KeyRecord const& record, DkimSignature const& signature) {
    if (record.key.empty()) return "the domain has revoked the key";
    if (record.is_rsa != (signature.algorithm == Algorithm::rsa_sha256))
        return "the key is of another kind than the signature";
    if (!record.for_mail) return "the key is not for mail";
    if (!record.sha256) return "the key is not for SHA-256";
    if (record.strict && domain_of(signature.identity) != signature.domain)
        return "the key is only for the domain itself, and i= is below it";
    return {};
}

Result<bool> signature_holds(KeyRecord const& record, DkimSignature const& signature,
                             std::string_view signed_bytes) {
    if (!record.is_rsa) {
        auto const key = TRY(crypto::PublicKey::from_bytes(record.key));
        auto const value = crypto::Signature::from_bytes(signature.signature);
        // RFC 8463 section 3: the signature is over the digest.
        return value && crypto::verify(key, crypto::sha256(signed_bytes).view(), *value);
    }
    auto const key = TRY(crypto::RsaPublicKey::from_der(record.key));
    if (key.bits() < rsa_bits_min)
        return fail(Code::invalid_input,
                    "an RSA key of " + std::to_string(key.bits()) + " bits proves nothing");
    return key.verify_sha256(signed_bytes, signature.signature);
}

}  // namespace tally::attest
