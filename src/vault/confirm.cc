#include "vault/confirm.h"

#include "attest/carrier.h"

namespace tally::vault {

Result<int> confirm_by_reply(Vault& vault, EngagementRef const& ref, std::string_view body,
                             engagement::ReplyStrength strength, ActOptions const& reply) {
    int confirmed = 0;
    auto const state = TRY(load_state(vault, ref));
    for (auto const& consent : state.consents) {
        if (consent.confirmed || !attest::text_quotes(body, consent.digest.text())) continue;
        TRY(act(vault, ref, engagement::ConsentConfirmed{consent.number, strength}, reply));
        ++confirmed;
    }
    for (auto const& passkey : state.passkeys) {
        if (passkey.bound || !attest::text_quotes(body, passkey.fingerprint.text())) continue;
        TRY(act(vault, ref, engagement::PasskeyBound{passkey.fingerprint, strength}, reply));
        ++confirmed;
    }
    return confirmed;
}

}  // namespace tally::vault
