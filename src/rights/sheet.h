// The sheet for "fight, settle or arbitrate": what is at stake, what each way costs, who wins if
// one side does not pay, and what can be collected. Plain arithmetic, no odds of our own, and no
// legal advice.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engagement/state.h"
#include "rights/law_book.h"
#include "rights/owed.h"

namespace tally::rights {

// What is left for the freelancer, fees taken off. Below nothing: it costs money.
struct Outcomes {
    Money worst;
    Money middle;  // a split in half, or what was proposed
    Money best;
};

// How often the fight must be won before it gives more than settling: in this many of ten like
// cases, rounded up. More than ten: it cannot.
struct BreakEven {
    int of_ten = 0;
    Money against;  // what settling gives
};

struct ArbitrationSheet {
    Arbitration terms;
    std::vector<std::string> source;
    bool is_comparable = false;  // the currency is that of the stake, and the claim is not too big
    std::string why_not;         // where it is not
    Outcomes both_pay;           // the arbitrator decides
    Money you_alone;             // the held money less the whole fee: nobody decides
    BreakEven break_even;
};

struct CourtSheet {
    Court court;
    std::string who;          // whose place it is: "the client's place"
    bool is_certain = false;  // false: the place is only known in part
    bool fits = false;        // the stake is not above the ceiling
    bool is_comparable = false;
};

struct Collectable {
    bool knows_name = false;  // the legal name
    bool knows_register = false;
    bool knows_address = false;
    std::vector<std::string> todo;  // what is missing, and why it matters
};

struct Sheet {
    Date on{};
    std::string subject;  // "dispute 1", or "the contract"
    Money stake;
    std::string stake_why;
    Money held;
    std::optional<engagement::Proposal> proposal;  // the newest
    Outcomes without_fees;                         // talks, mediation: nothing, half, all
    std::vector<ArbitrationSheet> arbitrations;
    std::vector<CourtSheet> courts;
    Collectable collectable;
    std::vector<std::string> remarks;
};

// Of the dispute with this number; 0: the newest, or the contract as a whole. Nothing where there
// is no such dispute. As of the end of the day in the engagement's zone.
std::optional<Sheet> sheet(engagement::State const& state, LawBook const& laws, int dispute,
                           Date on);

}  // namespace tally::rights
