// What the client may do on the page of a link: each offer with the exact text that the page shows,
// and the sentence that the client agrees to. Pure.
#pragma once

#include <string>
#include <vector>

#include "engagement/state.h"

namespace tally::outbox {

struct Offer {
    std::string act;        // the kind of the entry that it becomes: "milestone.approved"
    std::string about;      // its topic: "milestone/2"
    std::string title;      // of the button: "Approve this work"
    std::string shown;      // what the page shows, to the byte
    std::string statement;  // what the client agrees to
    bool needs_name = false;
    bool needs_words = false;  // the client says something, too
    bool sealed = false;       // the words stay in the browser; a commitment comes instead
};

// In the order in which they matter. What was done already is not offered again.
std::vector<Offer> offers_to_client(engagement::State const& state);

// The words of a mail with the one-time code.
std::string code_letter(engagement::State const& state, engagement::Link const& link,
                        std::string const& code, int minutes);

}  // namespace tally::outbox
