// What a stranger's browser sends, and what a stranger's case holds: nothing in it is taken for a
// signature that nobody made, and whatever is read is written the same again.
#include <cstdint>
#include <string_view>

#include "attest/passkey_evidence.h"
#include "base/check.h"
#include "crypto/sha256.h"
#include "passkey/authenticator_data.h"
#include "passkey/registration.h"

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size);

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    using namespace tally;
    std::string_view const bytes{reinterpret_cast<char const*>(data), size};
    auto const challenge = crypto::sha256("a challenge that nobody signed");
    auto const origin = "https://tally.example";
    auto const client_data = "{\"type\":\"webauthn.create\",\"challenge\":\"" +
                             passkey::base64url(challenge.view()) + "\",\"origin\":\"" + origin +
                             "\"}";
    if (auto const made = passkey::read_registration(bytes, client_data, challenge, origin)) {
        TALLY_CHECK(!made->credential_id.empty());
        auto const again = passkey::PublicKey::from_spki(made->key.spki());
        TALLY_CHECK(again && *again == made->key);
    }
    if (auto const cose = passkey::PublicKey::from_cose(bytes)) TALLY_CHECK(cose->bytes <= size);
    (void)passkey::read_authenticator_data(bytes, "tally.example");
    if (auto const evidence = attest::decode_passkey_evidence(bytes)) {
        TALLY_CHECK(attest::encode(*evidence) == bytes);
        TALLY_CHECK(!attest::check_passkey(*evidence, ledger::Checkpoint{}));
    }
    return 0;
}
