#include "engagement/state.h"

#include <algorithm>

namespace tally::engagement {
namespace {

Milestone* find_milestone(State& state, int number) {
    auto const found = std::ranges::find(state.milestones, number, &Milestone::number);
    return found == state.milestones.end() ? nullptr : &*found;
}

Case* find_case(State& state, int number) {
    auto const found = std::ranges::find(state.cases, number, &Case::number);
    return found == state.cases.end() ? nullptr : &*found;
}

// The sum, or `total` where the amount cannot be added to it.
Money plus(Money const& total, Money const& amount) {
    if (total.currency != amount.currency) return total;
    if (amount.minor > Money::minor_max - total.minor) return total;
    return total + amount;
}

Money smaller(Money const& a, Money const& b) { return a.minor < b.minor ? a : b; }

// One overload for each fact, so that a new one does not compile until the fold knows it.
struct Fold {
    State& state;
    Recorded const& recorded;

    Instant occurred() const { return recorded.event.occurred; }

    void operator()(AgreementDrafted const& fact) const {
        if (fact.version != static_cast<int>(state.agreement.size()) + 1) return;
        state.agreement.push_back({fact.version, fact.digest, fact.text, occurred(), {}});
    }

    void operator()(AgreementSigned const& fact) const {
        auto const found =
            std::ranges::find(state.agreement, fact.version, &AgreementVersion::version);
        if (found == state.agreement.end() || found->digest != fact.digest) return;
        Signature const signature{fact.by, fact.how, occurred(), recorded.claimed()};
        auto const old = std::ranges::find(found->signatures, fact.by, &Signature::by);
        if (old == found->signatures.end())
            found->signatures.push_back(signature);
        else if (old->claimed)  // the same act, and now something may vouch for it
            *old = signature;
    }

    void operator()(MilestoneAdded const& fact) const {
        if (fact.milestone != static_cast<int>(state.milestones.size()) + 1) return;
        if (fact.amount.currency != state.engagement.currency) return;
        state.milestones.push_back({.number = fact.milestone,
                                    .title = fact.title,
                                    .amount = fact.amount,
                                    .due = fact.due,
                                    .funded = state.zero(),
                                    .released = state.zero(),
                                    .started = {},
                                    .submissions = {},
                                    .deliveries = {},
                                    .approved = {}});
    }

    void operator()(MilestoneFunded const& fact) const {
        auto* milestone = find_milestone(state, fact.milestone);
        if (milestone == nullptr) return;
        // Sums over all milestones must stay in range too.
        auto total = state.zero();
        for (auto const& other : state.milestones) total = plus(total, other.funded);
        if (plus(total, fact.amount) == total) return;
        milestone->funded = plus(milestone->funded, fact.amount);
    }

    void operator()(MilestoneStarted const& fact) const {
        auto* milestone = find_milestone(state, fact.milestone);
        if (milestone != nullptr && !milestone->started) milestone->started = occurred();
    }

    void operator()(MilestoneSubmitted const& fact) const {
        if (auto* milestone = find_milestone(state, fact.milestone))
            milestone->submissions.push_back({fact.via, fact.items, fact.note, occurred()});
    }

    void operator()(DeliveryNoted const& fact) const {
        if (auto* milestone = find_milestone(state, fact.milestone))
            milestone->deliveries.push_back({fact.via, fact.items, fact.note, occurred()});
    }

    void operator()(MilestoneApproved const& fact) const {
        auto* milestone = find_milestone(state, fact.milestone);
        if (milestone != nullptr && !milestone->approved) milestone->approved = occurred();
    }

    void operator()(MilestoneReleased const& fact) const {
        auto* milestone = find_milestone(state, fact.milestone);
        if (milestone == nullptr) return;
        milestone->released = smaller(plus(milestone->released, fact.amount), milestone->funded);
    }

    void operator()(ContractEnded const& fact) const {
        if (state.ended) return;
        auto const pays =
            fact.pays.currency == state.engagement.currency ? fact.pays : state.zero();
        state.ended = ContractEnd{fact.by, fact.reason, pays, occurred(), recorded.claimed()};
    }

    void operator()(GuardOverridden const&) const {}  // it stays in the history

    void operator()(CaseOpened const& fact) const {
        if (fact.number != static_cast<int>(state.cases.size()) + 1) return;
        state.cases.push_back({.number = fact.number,
                               .forum = fact.forum,
                               .claim = fact.claim,
                               .asks = fact.asks,
                               .opened = occurred(),
                               .exhibits = {},
                               .built = {}});
    }

    void operator()(ExhibitLinked const& fact) const {
        auto* file = find_case(state, fact.number);
        if (file == nullptr || file->exhibit_of(fact.item) != nullptr) return;
        file->exhibits.push_back({fact.exhibit, fact.item, fact.why, fact.strong});
    }

    void operator()(CaseBuilt const& fact) const {
        if (auto* file = find_case(state, fact.number)) file->built.push_back(fact);
    }
};

bool returned_by_end(State const& state) {
    return state.ended && state.ended->by == ledger::Party::freelancer &&
           state.engagement.type == EngagementType::upwork_fixed;
}

bool signs_version(Event const& event, int version) {
    auto const* signature = std::get_if<AgreementSigned>(&event.fact);
    return signature != nullptr && signature->version == version;
}

// True when the later event speaks of what the earlier one brought into being.
bool belongs_to(Event const& event, Event const& definition) {
    if (auto const* added = std::get_if<MilestoneAdded>(&definition.fact))
        return milestone_of(event) == added->milestone;
    if (auto const* drafted = std::get_if<AgreementDrafted>(&definition.fact))
        return signs_version(event, drafted->version);
    return false;
}

bool had_occurred(State const& state, Event const& event, Instant at) {
    if (event.occurred <= at) return true;
    return std::ranges::any_of(state.history, [&](Recorded const& other) {
        return other.event.occurred <= at && belongs_to(other.event, event);
    });
}

}  // namespace

bool Recorded::claimed() const {
    switch (author) {
        case ledger::Party::freelancer:
        case ledger::Party::system: return false;
        case ledger::Party::client:
        case ledger::Party::mediator:
        case ledger::Party::platform: return !event.basis.has_value();
    }
    return true;  // bits that name no party
}

Milestone const* State::milestone(int number) const {
    auto const found = std::ranges::find(milestones, number, &Milestone::number);
    return found == milestones.end() ? nullptr : &*found;
}

Case const* State::find_case(int number) const {
    auto const found = std::ranges::find(cases, number, &Case::number);
    return found == cases.end() ? nullptr : &*found;
}

AgreementVersion const* State::agreement_version(int version) const {
    if (version == 0) return agreement.empty() ? nullptr : &agreement.back();
    auto const found = std::ranges::find(agreement, version, &AgreementVersion::version);
    return found == agreement.end() ? nullptr : &*found;
}

Money State::held() const {
    auto total = zero();
    for (auto const& milestone : milestones) total = total + held(milestone.number);
    return total;
}

Money State::held(int number) const {
    if (returned_by_end(*this)) return zero();
    auto paid_at_end = ended ? ended->pays : zero();
    for (auto const& milestone : milestones) {
        auto const paid_here = smaller(paid_at_end, milestone.unreleased());
        if (milestone.number == number) return milestone.unreleased() - paid_here;
        paid_at_end = paid_at_end - paid_here;
    }
    return zero();
}

Money State::paid() const {
    auto total = ended ? ended->pays : zero();
    for (auto const& milestone : milestones) total = plus(total, milestone.released);
    return total;
}

State opened(Engagement engagement) {
    return State{.engagement = std::move(engagement),
                 .agreement = {},
                 .milestones = {},
                 .ended = {},
                 .cases = {},
                 .history = {}};
}

void evolve(State& state, Recorded const& recorded) {
    std::visit(Fold{state, recorded}, recorded.event.fact);
    state.history.push_back(recorded);
}

State as_of(State const& state, Instant at) {
    auto then = opened(state.engagement);
    for (auto const& recorded : state.history)
        if (had_occurred(state, recorded.event, at)) evolve(then, recorded);
    return then;
}

}  // namespace tally::engagement
