// What the client may do on the page of a link: each offer with the exact text that the page shows,
// and the sentence that the client agrees to. Pure.
#pragma once

#include <string>
#include <vector>

#include "engagement/state.h"
#include "links/links.h"

namespace tally::links {

struct Offer {
    std::string act;        // the kind of the entry that it becomes: "milestone.approved"
    std::string about;      // its topic: "milestone/2"
    std::string title;      // of the button: "Approve this work"
    std::string shown;      // what the page shows, to the byte
    std::string statement;  // what the client agrees to
    bool needs_name = false;
    bool needs_words = false;  // the client says something, too
    bool sealed = false;       // the words stay in the browser; a commitment comes instead
    bool opens = false;        // stars, words and salt of what was sealed
};

// In the order in which they matter. What was done already is not offered again.
std::vector<Offer> offers_to_client(engagement::State const& state, Instant now);

// The commitment of an offer before anybody typed a name: SHA-256 of consent_text.
Digest digest_of(ConsentGiven const& consent, std::string_view ledger);

// A letter that asks the client to confirm, by a plain reply, what was done through links and is
// not confirmed yet. nullopt: nothing waits.
struct Receipt {
    std::string subject;
    std::string text;
};
std::optional<Receipt> receipt_letter(engagement::State const& state, Links const& links);

// The words of a mail with the one-time code.
std::string code_letter(engagement::State const& state, Link const& link, std::string const& code,
                        int minutes);

}  // namespace tally::links
