// A client and a job post, looked at before the contract. Each flag says by which words or facts it
// was raised. There is no score: a person weighs them.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engagement/state.h"
#include "lessons/outcome.h"
#include "precontract/pack.h"

namespace tally::precontract {

// Of a post; the rest is not looked at.
inline constexpr std::size_t post_bytes_max = std::size_t{256} << 10;
inline constexpr std::size_t quotes_max = 3;  // of each flag

struct Quote {
    std::string sentence;            // as it stands there, cut
    std::vector<std::string> words;  // that were found in it
    bool operator==(Quote const&) const = default;
};

struct Flag {
    std::string id;
    std::string title;
    engagement::Signal::Weight weight = engagement::Signal::Weight::note;
    std::string why;
    std::vector<Quote> quotes;  // empty for a fact
    std::vector<std::string> questions;
    std::vector<std::string> source;
};

// Demands in the post, alarms first, else in the order of the pack. Without a type, those of all
// types.
std::vector<Flag> read_post(Pack const& pack, std::string_view post,
                            std::optional<engagement::EngagementType> type);

// What a person noted: id of the fact, true for yes.
using Noted = std::map<std::string, bool>;
// "payment-verified=no". invalid_input names the facts that there are.
Result<Noted> parse_facts(Pack const& pack, std::vector<std::string> const& given);

struct FactsChecked {
    std::vector<Flag> flags;         // of what was noted
    std::vector<std::string> known;  // "Is the payment method verified? yes"
    std::vector<Fact> open;          // not noted yet: worth looking up
};
FactsChecked read_facts(Pack const& pack, Noted const& noted,
                        std::optional<engagement::EngagementType> type);

// One earlier contract with the same client.
struct Earlier {
    std::string slug;
    std::string title;
    Instant opened;
    lessons::Outcome outcome;
    Money paid;
    std::vector<engagement::Lesson> lessons;
};
// Views nothing. The newest first.
std::vector<Earlier> earlier_contracts(std::vector<engagement::State> const& with_them,
                                       Instant now);

}  // namespace tally::precontract
