#include "vault/confirm.h"

#include "attest/carrier.h"
#include "vault/links.h"

namespace tally::vault {

Result<int> confirm_by_reply(Vault& vault, EngagementRef const& ref, std::string_view body,
                             engagement::ReplyStrength strength, ledger::ItemId const& mail) {
    int confirmed = 0;
    LinkAuthor const by_reply{ledger::Party::client, mail};
    auto const links = TRY(load_links(vault, ref));
    for (auto const& consent : links.consents) {
        if (consent.confirmed || !attest::text_quotes(body, consent.digest.text())) continue;
        TRY(record_link_fact(vault, ref, links::ConsentConfirmed{consent.number, strength},
                             by_reply));
        ++confirmed;
    }
    for (auto const& passkey : links.passkeys) {
        if (passkey.bound || !attest::text_quotes(body, passkey.fingerprint.text())) continue;
        TRY(record_link_fact(vault, ref, links::PasskeyBound{passkey.fingerprint, strength},
                             by_reply));
        ++confirmed;
    }
    return confirmed;
}

}  // namespace tally::vault
