// Cases: opening one, linking the exhibits that carry it, and what is still missing in it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engagement/case.h"
#include "search/index.h"
#include "vault/engagements.h"

namespace tally::vault {

// A case inside its engagement; people write "website-redesign/1".
struct CaseRef {
    EngagementRef engagement;
    int number = 0;

    std::string text() const;
};

// not_found names the cases that there are, also where the text is an engagement with several.
Result<CaseRef> find_case(Vault& vault, std::string const& text);

// "There are: website/1, website/2", or how to open one.
std::string known_cases_text(engagement::State const& state);

struct NewCase {
    engagement::Forum forum = engagement::Forum::generic;
    std::string claim = {};
    std::optional<Money> asks = std::nullopt;
    std::string variant = {};  // of the forum's profile: "mastercard"
};
// not_found for a variant that the forum does not have.
Result<CaseRef> open_case(Vault& vault, EngagementRef const& ref, NewCase const& request);

struct NewExhibit {
    search::IndexedItem item;
    std::string part;  // "2.1": an attachment inside; empty: the whole item
    std::string why;   // what it shows
    bool strong = false;
};
// The number that the exhibit got. rejected when the item does not lie in the case's engagement.
Result<int> link_exhibit(Vault& vault, CaseRef const& ref, NewExhibit const& request);

// A case as it stands, and what it still lacks.
struct CaseView {
    CaseRef ref;
    engagement::Case details;                // without exhibits whose items were erased
    std::vector<search::IndexedItem> items;  // of the exhibits, in their order
    std::vector<std::string> gaps;
};
Result<CaseView> view_case(Vault& vault, CaseRef const& ref);

}  // namespace tally::vault
