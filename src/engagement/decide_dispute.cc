#include <algorithm>

#include "engagement/guards.h"
#include "engagement/numbered.h"

namespace tally::engagement {
namespace {

using ledger::Party;

std::vector<Party> const anybody{Party::freelancer, Party::client, Party::mediator,
                                 Party::platform};

std::string called(Dispute const& dispute) { return "dispute " + std::to_string(dispute.number); }

Result<Dispute const*, Rejection> running(Guards const& guards, int number) {
    auto const* dispute = find_numbered(guards.state().disputes, number);
    if (dispute == nullptr)
        return refuse("unknown-dispute", "there is no dispute " + std::to_string(number),
                      "open one with `tally dispute open`");
    if (dispute->stage == DisputeStage::closed)
        return refuse("dispute-closed", called(*dispute) + " is closed",
                      "open another one with `tally dispute open`");
    return dispute;
}

Result<void, Rejection> check_not_over(Dispute const& dispute) {
    if (!dispute.is_over()) return {};
    return refuse("dispute-over", called(dispute) + " is " + std::string{name(dispute.stage)});
}

// Forums on a platform end with the platform; what follows them is somewhere else.
std::vector<Forum> next_forums(Forum from) {
    switch (from) {
        case Forum::upwork_dispute: return {Forum::upwork_arbitration, Forum::demand_letter};
        case Forum::demand_letter: return {Forum::small_claims, Forum::e_bundle, Forum::generic};
        case Forum::generic: return {Forum::demand_letter, Forum::small_claims, Forum::e_bundle};
        case Forum::chargeback: return {Forum::demand_letter, Forum::small_claims};
        case Forum::upwork_arbitration:
        case Forum::small_claims:
        case Forum::e_bundle: return {};
    }
    return {};  // bits that name no forum
}

bool fits_type(Forum forum, EngagementType type) {
    if (forum == Forum::upwork_dispute || forum == Forum::upwork_arbitration)
        return type == EngagementType::upwork_fixed || type == EngagementType::upwork_hourly;
    return true;
}

// There is a newest proposal, and the author has not spoken to it.
Result<void, Rejection> check_proposal(Guards const& guards, int number) {
    auto const* dispute = TRY(running(guards, number));
    TRY(check_not_over(*dispute));
    if (dispute->proposals.empty())
        return refuse("no-proposal", "nobody proposed anything in " + called(*dispute),
                      "record it with `tally dispute propose`");
    auto const& proposal = dispute->proposals.back();
    auto const author = guards.context().author;
    auto const spoke = [&](std::vector<Party> const& parties) {
        return std::ranges::find(parties, author) != parties.end();
    };
    if (proposal.by == author || spoke(proposal.accepted) || spoke(proposal.declined))
        return refuse("already-answered", "the " + std::string{ledger::name(author)} +
                                              " has spoken to this proposal already");
    return {};
}

}  // namespace

Outcome decide_one(Guards& guards, OpenDispute const& command) {
    TRY(guards.check_author({Party::freelancer, Party::client, Party::platform}, "open a dispute"));
    auto const& state = guards.state();
    if (!fits_type(command.forum, state.engagement.type))
        return refuse("wrong-forum",
                      std::string{name(command.forum)} + " does not hear contracts of type " +
                          std::string{name(state.engagement.type)},
                      "for direct clients begin with demand-letter");
    for (auto const& other : state.disputes)
        if (other.forum == command.forum && !other.is_over())
            return refuse("dispute-running", called(other) + " runs before this forum already");
    TRY(guards.warn_about_words(command.claim));
    auto amount = command.amount;
    if (amount) TRY(guards.check_amount(*amount));
    if (!amount && state.held().minor > 0) amount = state.held();
    if (!amount && state.unpaid().minor > 0) amount = state.unpaid();
    return DisputeOpened{next_number(state.disputes), command.forum, amount, command.claim};
}

Outcome decide_one(Guards& guards, DisputeAnswered const& asked) {
    TRY(guards.check_author({Party::freelancer, Party::client}, "answer in a dispute"));
    auto const* dispute = TRY(running(guards, asked.dispute));
    TRY(check_not_over(*dispute));
    if (guards.context().author == dispute->opened_by && dispute->stage == DisputeStage::opened)
        return refuse("answers-itself",
                      "the " + std::string{ledger::name(dispute->opened_by)} +
                          " opened it: the answer is the other side's",
                      "say whose answer it is with --by");
    TRY(guards.warn_about_words(asked.note));
    return asked;
}

Outcome decide_one(Guards& guards, DisputeProposed const& asked) {
    TRY(guards.check_author(anybody, "propose a settlement"));
    auto const* dispute = TRY(running(guards, asked.dispute));
    TRY(check_not_over(*dispute));
    if (asked.amount.minor != 0 || asked.amount.currency != guards.state().engagement.currency)
        TRY(guards.check_amount(asked.amount));
    TRY(guards.warn_about_words(asked.note));
    return asked;
}

Outcome decide_one(Guards& guards, DisputeAccepted const& asked) {
    TRY(guards.check_author({Party::freelancer, Party::client}, "accept a proposal"));
    TRY(check_proposal(guards, asked.dispute));
    TRY(guards.warn_about_words(asked.note));
    return asked;
}

Outcome decide_one(Guards& guards, DisputeDeclined const& asked) {
    TRY(guards.check_author({Party::freelancer, Party::client}, "decline a proposal"));
    TRY(check_proposal(guards, asked.dispute));
    TRY(guards.warn_about_words(asked.note));
    return asked;
}

Outcome decide_one(Guards& guards, DisputeFailed const& asked) {
    TRY(guards.check_author({Party::mediator, Party::platform}, "give notice of non-resolution"));
    auto const* dispute = TRY(running(guards, asked.dispute));
    TRY(check_not_over(*dispute));
    if (dispute->stage == DisputeStage::failed)
        return refuse("already-failed", "the notice in " + called(*dispute) + " is on record");
    return asked;
}

Outcome decide_one(Guards& guards, DisputeFeePaid const& asked) {
    TRY(guards.check_author({Party::freelancer, Party::client}, "pay a fee"));
    auto const* dispute = TRY(running(guards, asked.dispute));
    TRY(guards.check_amount(asked.amount));
    if (dispute->paid_fee(guards.context().author))
        return refuse("fee-paid", "the " + std::string{ledger::name(guards.context().author)} +
                                      " has paid in " + called(*dispute));
    return asked;
}

Outcome decide_one(Guards& guards, DisputeMoved const& asked) {
    TRY(guards.check_author(anybody, "take a dispute further"));
    auto const* dispute = TRY(running(guards, asked.dispute));
    if (dispute->stage == DisputeStage::settled) TRY(check_not_over(*dispute));
    auto const next = next_forums(dispute->forum);
    if (std::ranges::find(next, asked.forum) == next.end()) {
        std::string known;
        for (auto const forum : next)
            known += (known.empty() ? "" : ", ") + std::string{name(forum)};
        return refuse("wrong-forum",
                      std::string{name(asked.forum)} + " does not follow " +
                          std::string{name(dispute->forum)},
                      known.empty() ? "nothing follows it" : "what follows: " + known);
    }
    return asked;
}

Outcome decide_one(Guards& guards, DisputeDecided const& asked) {
    TRY(guards.check_author({Party::mediator, Party::platform}, "decide a dispute"));
    auto const* dispute = TRY(running(guards, asked.dispute));
    TRY(check_not_over(*dispute));
    if (asked.amount.minor != 0 || asked.amount.currency != guards.state().engagement.currency)
        TRY(guards.check_amount(asked.amount));
    return asked;
}

Outcome decide_one(Guards& guards, DisputeClosed const& asked) {
    TRY(guards.check_author(anybody, "close a dispute"));
    TRY(running(guards, asked.dispute));
    return asked;
}

}  // namespace tally::engagement
