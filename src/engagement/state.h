// The state of an engagement: the fold of its entries and nothing else. Entries of the shared and
// of the private ledger may be folded in any mix of the two, each ledger in its own order.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "engagement/event.h"
#include "engagement/opening.h"
#include "ledger/entry.h"

namespace tally::engagement {

// An event with what its entry line says about it.
struct Recorded {
    Event event;
    ledger::Party author = ledger::Party::freelancer;  // whose act is reported
    Instant recorded;                                  // our clock
    std::uint64_t n = 0;                               // position in its ledger

    // Another party's act that nothing vouches for yet.
    bool claimed() const;
    bool operator==(Recorded const&) const = default;
};

struct State {
    Engagement engagement;
    std::vector<AgreementVersion> agreement;  // by version
    std::vector<Milestone> milestones;        // by number
    std::optional<ContractEnd> ended;         // the first one recorded
    std::vector<Case> cases;                  // by number
    std::vector<Recorded> history;            // everything that was folded, in that order

    Milestone const* milestone(int number) const;
    Case const* find_case(int number) const;
    // The version with this number, or the newest for 0.
    AgreementVersion const* agreement_version(int version) const;
    Money zero() const { return {0, engagement.currency}; }

    // Funded, not released, and not sent on by the end of the contract: what the client paid at the
    // end comes off the milestones in their order, and on upwork-fixed an end by the
    // freelancer returns everything to the client.
    Money held() const;
    Money held(int milestone) const;
    // Released, and paid at the end of the contract.
    Money paid() const;

    bool operator==(State const&) const = default;
};

State opened(Engagement engagement);
// Cannot fail: what makes no sense (an unknown milestone, another currency) changes nothing but the
// history.
void evolve(State& state, Recorded const& recorded);
// What had occurred by then, folded again. A milestone or a version of the agreement is there from
// the first thing that occurred to it: it may have been put on record late.
State as_of(State const& state, Instant at);

}  // namespace tally::engagement
