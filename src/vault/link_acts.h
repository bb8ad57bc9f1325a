// What the client sees and does through a link. Each act is recorded as the client's, claimed, with
// the text that was shown and the sentence that was agreed to; a signed reply confirms it later.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "links/page.h"
#include "vault/link.h"

namespace tally::vault {

// An offer, with what its act must name: it is over what was shown, so that nobody agrees to what
// changed meanwhile.
struct LinkOffer {
    links::Offer offer;
    Digest digest;  // of consent.given, without a name
};

// What the page of the client's link shows.
struct LinkPage {
    engagement::State state;
    std::vector<LinkOffer> offers;
};
// rejected for a mediator's link.
Result<LinkPage> link_page(Vault& vault, LinkSession const& session);

struct LinkAct {
    std::string act;
    std::string about;
    Digest digest;               // of the offer, as the page showed it
    std::string name;            // as the client typed it
    std::string words;           // where the offer asks for them
    std::optional<Digest> seal;  // of feedback that stays in the browser
    int stars = 0;               // with words and salt: what such a seal hid
    std::string salt = {};
};
// conflict when the offer is gone or shows another text by now; rejected with the guard's words.
// Entries of the act and its consent are recorded together, or not at all.
Result<links::Consent> act_through_link(Vault& vault, LinkSession const& session,
                                        LinkAct const& request);

// The client's half of the record, as one page: what the client wrote or was sent.
Result<std::string> half_through_link(Vault& vault, LinkSession const& session);

}  // namespace tally::vault
