#include "passkey/assertion.h"

#include "crypto/sha256.h"
#include "passkey/client_data.h"

namespace tally::passkey {

Result<AuthenticatorData> check_assertion(Assertion const& assertion, PublicKey const& key,
                                          Digest const& challenge, std::string_view origin) {
    auto const host = TRY(relying_party_of(origin));
    TRY(check_client_data(assertion.client_data, Ceremony::get, challenge, origin));
    auto data = TRY(read_authenticator_data(assertion.authenticator_data, host));
    if (data.credential)
        return fail(Code::invalid_input, "authenticator data: a new key where none was asked for");
    auto const message =
        assertion.authenticator_data + std::string{crypto::sha256(assertion.client_data).view()};
    if (assertion.signature.size() > signature_bytes_max ||
        !key.verify(message, assertion.signature))
        return fail(Code::corrupt, "the passkey did not sign this");
    return data;
}

}  // namespace tally::passkey
