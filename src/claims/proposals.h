// Evidence that rules propose, with the reason. Nothing here asserts anything: a person accepts.
#pragma once

#include <string>
#include <vector>

#include "claims/elements.h"
#include "claims/item_text.h"
#include "claims/subject.h"
#include "engagement/claim.h"
#include "engagement/state.h"

namespace tally::claims {

struct Proposal {
    engagement::Source source;
    engagement::EvidenceStrength strength = engagement::EvidenceStrength::supports;
    std::string rule;                // its id
    std::string why;                 // a sentence for people
    std::vector<std::string> words;  // that matched
    std::string quote;               // the sentence in which they stand
    Instant occurred;
};

// What a rule looks at. Views everything.
struct Look {
    engagement::State const& state;
    std::vector<ReadItem> const& items;
    ClaimSubject const& subject;
    Instant now;
};

// By one rule (fact_rules.cc, item_rules.cc).
void propose_facts(Look const& look, Rule const& rule, std::vector<Proposal>& found);
void propose_items(Look const& look, Rule const& rule, std::vector<Proposal>& found);

// By all rules of the element: each source once, by the rule that makes it strongest; what proves
// comes first, then the newest. Another party's act that nothing vouches for proves nothing.
std::vector<Proposal> propose(Look const& look, Element const& element);

// The instant lies where the rule wants it, counted from the events that it names.
bool is_timely(Look const& look, Rule const& rule, Instant occurred);

}  // namespace tally::claims
