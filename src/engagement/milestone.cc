#include "engagement/milestone.h"

#include <algorithm>

#include "engagement/fold.h"
#include "engagement/numbered.h"

namespace tally::engagement {

MilestoneStage Milestone::stage() const {
    bool const paid_out = released.minor > 0 && released.minor >= funded.minor - returned.minor;
    if (paid_out) return MilestoneStage::released;
    if (approved) return MilestoneStage::approved;
    if (!submissions.empty()) return MilestoneStage::submitted;
    if (started) return MilestoneStage::started;
    return funded.minor > 0 ? MilestoneStage::funded : MilestoneStage::planned;
}

bool Milestone::is_covered() const {
    return waived || funded.minor - returned.minor + secured.minor >= amount.minor;
}

void apply(State& state, Recorded const&, MilestoneAdded const& fact) {
    if (fact.amount.currency != state.engagement.currency) return;
    add_numbered(state.milestones, Milestone{.number = fact.milestone,
                                             .title = fact.title,
                                             .amount = fact.amount,
                                             .due = fact.due,
                                             .funded = state.zero(),
                                             .released = state.zero(),
                                             .returned = state.zero(),
                                             .refunded = state.zero(),
                                             .charged_back = state.zero(),
                                             .secured = state.zero(),
                                             .waived = false,
                                             .started = {},
                                             .submissions = {},
                                             .deliveries = {},
                                             .changes_requested = {},
                                             .approved = {},
                                             .on_hold = {},
                                             .return_request = {}});
}

void apply(State& state, Recorded const&, MilestoneFunded const& fact) {
    auto* milestone = find_numbered(state.milestones, fact.milestone);
    if (milestone == nullptr) return;
    // Sums over all milestones must stay in range too.
    auto total = state.zero();
    for (auto const& other : state.milestones) total = plus(total, other.funded);
    if (plus(total, fact.amount) == total) return;
    milestone->funded = plus(milestone->funded, fact.amount);
}

void apply(State& state, Recorded const&, MilestoneSecured const& fact) {
    auto* milestone = find_numbered(state.milestones, fact.milestone);
    if (milestone == nullptr) return;
    if (fact.by == Security::waiver)
        milestone->waived = true;
    else
        milestone->secured = smaller(
            plus(milestone->secured, fact.amount.value_or(milestone->amount)), milestone->amount);
}

void apply(State& state, Recorded const& recorded, MilestoneStarted const& fact) {
    auto* milestone = find_numbered(state.milestones, fact.milestone);
    if (milestone != nullptr && !milestone->started) milestone->started = recorded.event.occurred;
}

void apply(State& state, Recorded const& recorded, MilestoneSubmitted const& fact) {
    if (auto* milestone = find_numbered(state.milestones, fact.milestone))
        milestone->submissions.push_back(
            {fact.via, fact.items, fact.note, recorded.event.occurred});
}

void apply(State& state, Recorded const& recorded, ChangesRequested const& fact) {
    if (auto* milestone = find_numbered(state.milestones, fact.milestone))
        milestone->changes_requested.push_back(recorded.event.occurred);
}

void apply(State& state, Recorded const& recorded, DeliveryNoted const& fact) {
    if (auto* milestone = find_numbered(state.milestones, fact.milestone))
        milestone->deliveries.push_back({fact.via, fact.items, fact.note, recorded.event.occurred});
}

void apply(State& state, Recorded const& recorded, MilestoneApproved const& fact) {
    auto* milestone = find_numbered(state.milestones, fact.milestone);
    if (milestone != nullptr && !milestone->approved) milestone->approved = recorded.event.occurred;
}

void apply(State& state, Recorded const&, MilestoneReleased const& fact) {
    auto* milestone = find_numbered(state.milestones, fact.milestone);
    if (milestone == nullptr) return;
    milestone->on_hold.reset();
    milestone->released =
        smaller(plus(milestone->released, fact.amount), milestone->funded - milestone->returned);
}

void apply(State& state, Recorded const& recorded, MilestoneHeld const& fact) {
    if (auto* milestone = find_numbered(state.milestones, fact.milestone))
        milestone->on_hold = recorded.event.occurred;
}

void apply(State& state, Recorded const& recorded, ReturnRequested const& fact) {
    if (auto* milestone = find_numbered(state.milestones, fact.milestone))
        milestone->return_request =
            ReturnRequest{fact.amount, fact.reason, recorded.event.occurred};
}

void apply(State& state, Recorded const&, MilestoneReturned const& fact) {
    auto* milestone = find_numbered(state.milestones, fact.milestone);
    if (milestone == nullptr) return;
    milestone->return_request.reset();
    milestone->returned =
        smaller(plus(milestone->returned, fact.amount), milestone->funded - milestone->released);
}

void apply(State& state, Recorded const&, MilestoneRefunded const& fact) {
    auto* milestone = find_numbered(state.milestones, fact.milestone);
    if (milestone == nullptr) return;
    milestone->refunded = smaller(plus(milestone->refunded, fact.amount),
                                  milestone->released - milestone->charged_back);
}

void apply(State& state, Recorded const&, MilestoneChargedBack const& fact) {
    auto* milestone = find_numbered(state.milestones, fact.milestone);
    if (milestone == nullptr) return;
    milestone->charged_back = smaller(plus(milestone->charged_back, fact.amount),
                                      milestone->released - milestone->refunded);
}

void apply(State&, Recorded const&, FeeCharged const&) {}  // the postings read it (postings.h)

Money plus(Money const& total, Money const& amount) {
    if (total.currency != amount.currency) return total;
    if (amount.minor > Money::minor_max - total.minor) return total;
    return total + amount;
}

Money smaller(Money const& a, Money const& b) { return a.minor < b.minor ? a : b; }

}  // namespace tally::engagement
