#include "passkey/registration.h"

#include "passkey/authenticator_data.h"
#include "passkey/cbor.h"
#include "passkey/client_data.h"

namespace tally::passkey {
namespace {

std::unexpected<Error> bad(std::string_view why) {
    return fail(Code::invalid_input, "the new passkey: " + std::string{why});
}

// Section 6.5.4: three members, in any order. We ask for no attestation, so "none" must come back.
Result<std::string_view> authenticator_data_in(std::string_view object) {
    CborReader reader{object};
    if (TRY(reader.map()) != 3) return bad("an attestation has three members");
    std::string_view data;
    std::string_view format;
    bool statement = false;
    for (int i = 0; i < 3; ++i) {
        auto const name = TRY(reader.text());
        if (name == "fmt")
            format = TRY(reader.text());
        else if (name == "authData")
            data = TRY(reader.bytes());
        else if (name == "attStmt")
            statement = TRY(reader.map()) == 0;
        else
            return bad("an unknown member in the attestation");
    }
    if (format != "none" || !statement)
        return bad("it came with an attestation that nobody asked for");
    if (reader.taken() != object.size()) return bad("bytes behind the attestation");
    return data;
}

}  // namespace

Result<Registration> read_registration(std::string_view attestation_object,
                                       std::string_view client_data, Digest const& challenge,
                                       std::string_view origin) {
    if (attestation_object.size() > attestation_object_bytes_max) return bad("too long");
    auto const host = TRY(relying_party_of(origin));
    TRY(check_client_data(client_data, Ceremony::create, challenge, origin));
    auto const bytes = TRY(authenticator_data_in(attestation_object));
    auto data = TRY(read_authenticator_data(bytes, host));
    if (!data.credential) return bad("it holds no key");
    return Registration{std::move(data.credential->id), std::move(data.credential->key),
                        data.user_verified};
}

}  // namespace tally::passkey
