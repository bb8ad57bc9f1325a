#include "passkey/authenticator_data.h"

#include "crypto/sha256.h"

namespace tally::passkey {
namespace {

// Section 6.1, table 1: rpIdHash, flags, signCount.
constexpr std::size_t flags_at = 32;
constexpr std::size_t counter_at = 33;
constexpr std::size_t front_bytes = 37;
constexpr std::uint8_t flag_present = 0x01;
constexpr std::uint8_t flag_verified = 0x04;
constexpr std::uint8_t flag_backed_up = 0x10;
constexpr std::uint8_t flag_credential = 0x40;
constexpr std::uint8_t flag_extensions = 0x80;

// Section 6.5.1: aaguid, length of the id, the id, the key.
constexpr std::size_t aaguid_bytes = 16;
constexpr std::size_t id_bytes_max = 1'023;

std::unexpected<Error> bad(std::string_view why) {
    return fail(Code::invalid_input, "authenticator data: " + std::string{why});
}

std::uint32_t big_endian(std::string_view bytes) {
    std::uint32_t value = 0;
    for (char const c : bytes) value = value << 8 | static_cast<std::uint8_t>(c);
    return value;
}

// Takes the credential off the front.
Result<NewCredential> take_credential(std::string_view& rest) {
    if (rest.size() < aaguid_bytes + 2) return bad("cut off");
    rest.remove_prefix(aaguid_bytes);
    auto const id_bytes = big_endian(rest.substr(0, 2));
    rest.remove_prefix(2);
    if (id_bytes == 0 || id_bytes > id_bytes_max || id_bytes > rest.size())
        return bad("an id of another length than can be");
    auto const id = rest.substr(0, id_bytes);
    rest.remove_prefix(id_bytes);
    auto cose = TRY(PublicKey::from_cose(rest));
    rest.remove_prefix(cose.bytes);
    return NewCredential{std::string{id}, std::move(cose.key)};
}

}  // namespace

Result<AuthenticatorData> read_authenticator_data(std::string_view bytes,
                                                  std::string_view relying_party) {
    if (bytes.size() < front_bytes || bytes.size() > authenticator_data_bytes_max)
        return bad("of another length than can be");
    if (bytes.substr(0, flags_at) != crypto::sha256(relying_party).view())
        return fail(Code::corrupt, "authenticator data: the passkey belongs to another site");
    auto const flags = static_cast<std::uint8_t>(bytes[flags_at]);
    AuthenticatorData data;
    data.user_present = (flags & flag_present) != 0;
    data.user_verified = (flags & flag_verified) != 0;
    data.backed_up = (flags & flag_backed_up) != 0;
    data.uses = big_endian(bytes.substr(counter_at, 4));
    if (!data.user_present)
        return fail(Code::corrupt, "authenticator data: nobody touched the device");
    auto rest = bytes.substr(front_bytes);
    if ((flags & flag_credential) != 0) data.credential = TRY(take_credential(rest));
    // Extensions are signed, and say nothing that we ask for.
    if (((flags & flag_extensions) != 0) == rest.empty())
        return bad("what stands behind it is not announced");
    return data;
}

}  // namespace tally::passkey
