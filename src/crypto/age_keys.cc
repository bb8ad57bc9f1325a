#include "crypto/age_keys.h"

#include <cstring>

#include "base/check.h"
#include "base/words.h"
#include "crypto/age_cipher.h"
#include "crypto/bech32.h"

namespace tally::crypto {
namespace {

constexpr std::string_view recipient_prefix = "age";
constexpr std::string_view identity_prefix = "age-secret-key-";

std::string ascii_upper(std::string text) {
    for (auto& c : text)
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    return text;
}

// The next line without its end; moves `rest` behind it.
std::string_view take_line(std::string_view& rest) {
    auto const end = rest.find('\n');
    auto line = rest.substr(0, end);
    rest.remove_prefix(end == rest.npos ? rest.size() : end + 1);
    if (line.ends_with('\r')) line.remove_suffix(1);
    return line;
}

}  // namespace

AgeRecipient AgeRecipient::from_bytes(std::string_view raw) {
    TALLY_CHECK(raw.size() == size);
    AgeRecipient recipient;
    std::memcpy(recipient.bytes_.data(), raw.data(), size);
    return recipient;
}

Result<AgeRecipient> AgeRecipient::parse(std::string_view text) {
    auto const raw = TRY_WITHIN("read the age recipient", from_bech32(recipient_prefix, text));
    // An all upper-case recipient is valid bech32, but age prints and takes lower case alone.
    if (raw.size() != size || text != ascii_lower(text)) {
        return fail(Code::invalid_input, "read the age recipient: it is no X25519 key",
                    "it looks like age1... and has 62 characters");
    }
    return from_bytes(raw);
}

std::string AgeRecipient::text() const { return to_bech32(recipient_prefix, view()); }

AgeIdentity::AgeIdentity(SecretBytes secret)
    : secret_{std::move(secret)},
      recipient_{AgeRecipient::from_bytes(x25519_public(secret_.view()))} {}

AgeIdentity AgeIdentity::generate(Random& random) {
    return AgeIdentity{SecretBytes{random.bytes(AgeRecipient::size)}};
}

Result<AgeIdentity> AgeIdentity::parse(std::string_view text) {
    SecretBytes raw{TRY_WITHIN("read the age identity", from_bech32(identity_prefix, text))};
    if (raw.view().size() != AgeRecipient::size || text.starts_with("age")) {
        return fail(Code::invalid_input, "read the age identity: it is no X25519 key",
                    "it looks like AGE-SECRET-KEY-1... and has 74 characters");
    }
    return AgeIdentity{std::move(raw)};
}

std::string AgeIdentity::text() const {
    return ascii_upper(to_bech32(identity_prefix, secret_.view()));
}

Result<std::vector<AgeIdentity>> parse_age_identities(std::string_view text) {
    std::vector<AgeIdentity> identities;
    for (std::size_t number = 1; !text.empty(); ++number) {
        auto const line = take_line(text);
        if (line.empty() || line.starts_with('#')) continue;
        identities.push_back(
            TRY_WITHIN("line " + std::to_string(number), AgeIdentity::parse(line)));
    }
    if (identities.empty()) {
        return fail(Code::invalid_input, "there is no age identity in it",
                    "an identity is a line AGE-SECRET-KEY-1..., as age-keygen writes it");
    }
    return identities;
}

}  // namespace tally::crypto
