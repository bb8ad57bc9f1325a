// Platform rules, laws, rate tables and courts under one roof, for `tally rights show` and `check`.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "cli/session.h"
#include "rights/law_book.h"
#include "rights/pack.h"

namespace tally::cli {

// Something that `rights show` explains.
struct RuleCard {
    std::string id;
    std::string kind;  // "rule", "warning", "law", "rates" or "courts"
    std::string title;
    Date seen{};
    rights::Confidence confidence = rights::Confidence::low;
    std::vector<std::string> source;
    std::vector<std::string> check;                          // what is not confirmed
    std::vector<std::pair<std::string, std::string>> facts;  // "window": "14 days"
};

// All of them, in the order of the packs.
std::vector<RuleCard> rule_cards(std::vector<rights::Pack> const& packs,
                                 rights::LawBook const& laws);
// By its id in any case of letters; "us-ny/payment" finds "us-ny". Null where there is none.
RuleCard const* find_card(std::vector<RuleCard> const& cards, std::string_view id);

// Its sources were read more than a year before `today`.
bool is_old(RuleCard const& card, Date today);
// It rests on one unchecked source, or says itself what is not confirmed.
bool needs_checking(RuleCard const& card);

OutJson json_of(RuleCard const& card);
std::string card_text(RuleCard const& card);

}  // namespace tally::cli
