#include "engagement/dispute.h"

#include <algorithm>

#include "engagement/fold.h"
#include "engagement/numbered.h"
#include "engagement/telling.h"

namespace tally::engagement {
namespace {

using ledger::Party;

bool contains(std::vector<Party> const& parties, Party party) {
    return std::ranges::find(parties, party) != parties.end();
}

// Whoever made the proposal stands by it.
bool accepts(Proposal const& proposal, Party party) {
    return proposal.by == party || contains(proposal.accepted, party);
}

Dispute* running(State& state, int number) {
    auto* dispute = find_numbered(state.disputes, number);
    return dispute == nullptr || dispute->stage == DisputeStage::closed ? nullptr : dispute;
}

}  // namespace

bool Dispute::is_over() const {
    return stage == DisputeStage::settled || stage == DisputeStage::decided ||
           stage == DisputeStage::closed;
}

bool Dispute::paid_fee(Party party) const {
    return std::ranges::find(fees, party, &DisputeFee::by) != fees.end();
}

void apply(State& state, Recorded const& recorded, DisputeOpened const& fact) {
    add_numbered(state.disputes, Dispute{.number = fact.dispute,
                                         .forum = fact.forum,
                                         .opened_by = recorded.author,
                                         .amount = fact.amount,
                                         .claim = fact.claim,
                                         .opened = recorded.event.occurred,
                                         .stage = DisputeStage::opened,
                                         .proposals = {},
                                         .fees = {},
                                         .outcome = {}});
}

void apply(State& state, Recorded const&, DisputeAnswered const& fact) {
    auto* dispute = running(state, fact.dispute);
    if (dispute != nullptr && dispute->stage == DisputeStage::opened)
        dispute->stage = DisputeStage::answered;
}

void apply(State& state, Recorded const& recorded, DisputeProposed const& fact) {
    auto* dispute = running(state, fact.dispute);
    if (dispute == nullptr) return;
    dispute->proposals.push_back(
        {recorded.author, fact.amount, fact.note, recorded.event.occurred, {}, {}});
    if (!dispute->is_over()) dispute->stage = DisputeStage::proposed;
}

void apply(State& state, Recorded const& recorded, DisputeAccepted const& fact) {
    auto* dispute = running(state, fact.dispute);
    if (dispute == nullptr || dispute->proposals.empty()) return;
    auto& proposal = dispute->proposals.back();
    if (!contains(proposal.accepted, recorded.author)) proposal.accepted.push_back(recorded.author);
    bool const both = accepts(proposal, Party::freelancer) && accepts(proposal, Party::client);
    if (!both || dispute->is_over()) return;
    dispute->stage = DisputeStage::settled;
    dispute->outcome = proposal.amount;
}

void apply(State& state, Recorded const& recorded, DisputeDeclined const& fact) {
    auto* dispute = running(state, fact.dispute);
    if (dispute == nullptr || dispute->proposals.empty()) return;
    dispute->proposals.back().declined.push_back(recorded.author);
    if (!dispute->is_over()) dispute->stage = DisputeStage::declined;
}

void apply(State& state, Recorded const&, DisputeFailed const& fact) {
    auto* dispute = running(state, fact.dispute);
    if (dispute != nullptr && !dispute->is_over()) dispute->stage = DisputeStage::failed;
}

void apply(State& state, Recorded const& recorded, DisputeFeePaid const& fact) {
    if (auto* dispute = running(state, fact.dispute))
        dispute->fees.push_back({recorded.author, fact.amount, recorded.event.occurred});
}

void apply(State& state, Recorded const&, DisputeMoved const& fact) {
    auto* dispute = running(state, fact.dispute);
    if (dispute == nullptr) return;
    dispute->forum = fact.forum;
    dispute->stage = DisputeStage::opened;
    dispute->outcome.reset();
}

void apply(State& state, Recorded const&, DisputeDecided const& fact) {
    auto* dispute = running(state, fact.dispute);
    if (dispute == nullptr) return;
    dispute->stage = DisputeStage::decided;
    dispute->outcome = fact.amount;
}

void apply(State& state, Recorded const&, DisputeClosed const& fact) {
    if (auto* dispute = running(state, fact.dispute)) dispute->stage = DisputeStage::closed;
}

}  // namespace tally::engagement
