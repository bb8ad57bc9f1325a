// What a claim is about, and what on record belongs to it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engagement/state.h"

namespace tally::claims {

struct ClaimSubject {
    std::string about;            // "milestone/2", "invoice/1"; empty: the contract
    std::optional<Money> amount;  // what the claim comes to
    // Where it is about the contract as a whole: the milestones at stake; empty: all.
    std::vector<int> at_stake = {};

    // What evidence that is on record is called by: `about`, or "contract".
    std::string topic() const { return about.empty() ? "contract" : about; }
    // The milestone that it is about, or 0.
    int milestone() const;
    bool includes_milestone(int number) const;
};

// Of a claim: `about`, or the milestones on which money is held.
ClaimSubject subject_of(engagement::State const& state, engagement::Claim const& claim);

// The event speaks of the claim's subject, or of nothing that another claim could have instead.
bool belongs(engagement::State const& state, ClaimSubject const& subject,
             engagement::Event const& event);
// When the first event of one of these kinds occurred that belongs to the subject.
std::optional<Instant> first_of(engagement::State const& state, ClaimSubject const& subject,
                                std::vector<std::string> const& kinds);
// The milestones that it is about: that one, or all.
std::vector<engagement::Milestone const*> milestones_of(engagement::State const& state,
                                                        ClaimSubject const& subject);

}  // namespace tally::claims
