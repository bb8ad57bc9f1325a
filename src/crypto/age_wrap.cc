// How the key of a file is wrapped for a recipient or under a passphrase (C2SP age, "Recipient
// types").
#include <algorithm>
#include <charconv>
#include <optional>

#include "base/check.h"
#include "crypto/age_cipher.h"
#include "crypto/age_header.h"

namespace tally::crypto {
namespace {

constexpr std::string_view x25519_type = "X25519";
constexpr std::string_view scrypt_type = "scrypt";
constexpr std::string_view x25519_label = "age-encryption.org/v1/X25519";
constexpr std::string_view scrypt_label = "age-encryption.org/v1/scrypt";
constexpr std::size_t file_key_bytes = 16;
constexpr std::size_t scrypt_salt_bytes = 16;

std::string_view no_nonce() {
    static constexpr char zeros[Aead::nonce_bytes] = {};
    return {zeros, sizeof zeros};  // each wrapping key is used once
}

// An argument that stands for exactly `count` bytes.
Result<std::string> argument_bytes(std::string const& text, std::size_t count) {
    auto bytes = TRY(from_age_base64(text));
    if (bytes.size() != count) return damaged_age_header("an argument has another size");
    return bytes;
}

Aead x25519_wrap(SecretBytes const& shared, std::string_view share, AgeRecipient const& recipient) {
    auto const salt = std::string{share}.append(recipient.view());
    return Aead{hkdf_sha256(shared.view(), salt, x25519_label)};
}

Result<AgeStanza> wrap_for(AgeRecipient const& recipient, SecretBytes const& file_key,
                           Random& random) {
    auto const ephemeral = AgeIdentity::generate(random);
    auto const shared = x25519(ephemeral.secret(), recipient.view());
    if (!shared) {
        return fail(Code::invalid_input,
                    "encrypt for " + recipient.text() + ": it is nobody's key");
    }
    auto const share = ephemeral.recipient().view();
    return AgeStanza{{std::string{x25519_type}, age_base64(share)},
                     x25519_wrap(*shared, share, recipient).seal(no_nonce(), file_key.view())};
}

Result<Aead> scrypt_wrap(AgePassphrase const& passphrase, std::string_view salt, int work_factor) {
    auto const labelled = std::string{scrypt_label}.append(salt);
    return Aead{TRY(scrypt(passphrase.text.view(), labelled, work_factor))};
}

Result<AgeStanza> wrap_under(AgePassphrase const& passphrase, SecretBytes const& file_key,
                             Random& random) {
    if (passphrase.text.view().empty())
        return fail(Code::invalid_input, "encrypt under a passphrase: it is empty");
    TALLY_CHECK(passphrase.work_factor > 0 &&
                passphrase.work_factor <= AgeLimits{}.work_factor_max);
    auto const salt = random.bytes(scrypt_salt_bytes);
    auto wrap = TRY(scrypt_wrap(passphrase, salt, passphrase.work_factor));
    return AgeStanza{
        {std::string{scrypt_type}, age_base64(salt), std::to_string(passphrase.work_factor)},
        wrap.seal(no_nonce(), file_key.view())};
}

// Nullopt when the stanza is for somebody else.
Result<std::optional<SecretBytes>> unwrap_one(AgeStanza const& stanza,
                                              AgeIdentity const& identity) {
    if (stanza.arguments.size() != 2)
        return damaged_age_header("an argument is missing or too many");
    auto const share = TRY(argument_bytes(stanza.arguments[1], AgeRecipient::size));
    // A longer body could open under several keys ("partitioning oracle").
    if (stanza.body.size() != file_key_bytes + Aead::tag_bytes)
        return damaged_age_header("a wrapped key has another size");
    auto const shared = x25519(identity.secret(), share);
    if (!shared) return damaged_age_header("it holds a key that is nobody's");
    auto key = x25519_wrap(*shared, share, identity.recipient()).open(no_nonce(), stanza.body);
    if (!key) return std::optional<SecretBytes>{};
    return std::optional{SecretBytes{*std::move(key)}};
}

Result<SecretBytes> unwrap_with(std::vector<AgeStanza> const& stanzas,
                                std::vector<AgeIdentity> const& identities) {
    for (auto const& stanza : stanzas) {
        if (stanza.arguments.front() != x25519_type) continue;
        for (auto const& identity : identities)
            if (auto key = TRY(unwrap_one(stanza, identity))) return *std::move(key);
    }
    return fail(Code::rejected, "none of these identities opens the encrypted file",
                "use the identity whose recipient it was made for");
}

// A positive decimal number without a leading zero.
Result<int> parse_work_factor(std::string_view text) {
    int factor = 0;
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), factor);
    if (error != std::errc{} || end != text.data() + text.size() || factor <= 0 ||
        std::to_string(factor) != text)
        return damaged_age_header("its work factor is no number");
    return factor;
}

Result<SecretBytes> unwrap_under(AgeStanza const& stanza, AgePassphrase const& passphrase,
                                 AgeLimits const& limits) {
    if (stanza.arguments.size() != 3)
        return damaged_age_header("an argument is missing or too many");
    auto const salt = TRY(argument_bytes(stanza.arguments[1], scrypt_salt_bytes));
    auto const factor = TRY(parse_work_factor(stanza.arguments[2]));
    if (stanza.body.size() != file_key_bytes + Aead::tag_bytes)
        return damaged_age_header("a wrapped key has another size");
    if (factor > limits.work_factor_max) {
        return fail(Code::invalid_input,
                    "the encrypted file asks for a work factor of " + std::to_string(factor) +
                        ", more than " + std::to_string(limits.work_factor_max),
                    "if you trust it, open it with the age program");
    }
    auto wrap = TRY(scrypt_wrap(passphrase, salt, factor));
    auto key = wrap.open(no_nonce(), stanza.body);
    if (!key) {
        return fail(Code::rejected, "this passphrase does not open the encrypted file",
                    "type it again; upper and lower case are different");
    }
    return SecretBytes{*std::move(key)};
}

bool is_under_passphrase(AgeStanza const& stanza) {
    return stanza.arguments.front() == scrypt_type;
}

}  // namespace

Result<std::vector<AgeStanza>> wrap_file_key(SecretBytes const& file_key,
                                             AgeRecipients const& recipients, Random& random) {
    std::vector<AgeStanza> stanzas;
    if (auto const* passphrase = std::get_if<AgePassphrase>(&recipients)) {
        stanzas.push_back(TRY(wrap_under(*passphrase, file_key, random)));
        return stanzas;
    }
    for (auto const& recipient : std::get<std::vector<AgeRecipient>>(recipients))
        stanzas.push_back(TRY(wrap_for(recipient, file_key, random)));
    if (stanzas.empty()) return fail(Code::invalid_input, "encrypt a file: there is no recipient");
    return stanzas;
}

Result<SecretBytes> unwrap_file_key(std::vector<AgeStanza> const& stanzas,
                                    AgeIdentities const& identities, AgeLimits const& limits) {
    bool const protected_by_passphrase = std::ranges::any_of(stanzas, is_under_passphrase);
    // "An scrypt stanza, if present, MUST be the only stanza in the header."
    if (protected_by_passphrase && stanzas.size() != 1)
        return damaged_age_header("there is something beside the passphrase");
    auto const* passphrase = std::get_if<AgePassphrase>(&identities);
    if (protected_by_passphrase && passphrase == nullptr) {
        return fail(Code::rejected, "the encrypted file is under a passphrase, not for an identity",
                    "open it with its passphrase");
    }
    if (protected_by_passphrase) return unwrap_under(stanzas.front(), *passphrase, limits);
    if (passphrase != nullptr) {
        return fail(Code::rejected, "the encrypted file is for an identity, not under a passphrase",
                    "open it with the identity file");
    }
    return unwrap_with(stanzas, std::get<std::vector<AgeIdentity>>(identities));
}

}  // namespace tally::crypto
