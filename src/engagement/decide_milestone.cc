#include "engagement/guards.h"

namespace tally::engagement {
namespace {

using ledger::Party;

std::string called(Milestone const& milestone) {
    return "milestone " + std::to_string(milestone.number);
}

// Only deposited money is protected: work should wait for it.
Result<void, Rejection> warn_if_unfunded(Guards& guards, Milestone const& milestone) {
    if (milestone.funded.minor >= milestone.amount.minor) return {};
    auto const is = milestone.funded.minor == 0 ? " is not funded"
                                                : ": only " + milestone.funded.text() + " of " +
                                                      milestone.amount.text() + " is funded";
    return guards.warn("work-before-funding", called(milestone) + is,
                       "ask the client to fund it first: only money that is deposited is "
                       "protected; when it is funded, record `tally milestone fund`");
}

// The freelancer may work on it now, or hand it over.
Result<void, Rejection> check_workable(Guards& guards, int number, std::string const& what) {
    auto const* milestone = TRY(guards.milestone(number));
    TRY(guards.check_author({Party::freelancer}, what));
    TRY(guards.warn_if_ended(what));
    return warn_if_unfunded(guards, *milestone);
}

// Amounts of one engagement add up without leaving the range of the ledger's integers.
Result<void, Rejection> check_total(Guards const& guards, Money const& amount) {
    auto total = guards.state().zero();
    for (auto const& milestone : guards.state().milestones) total = total + milestone.funded;
    if (amount.minor <= Money::minor_max - total.minor) return {};
    return refuse("amount-too-large", "the engagement's amounts add up to more than can be kept");
}

}  // namespace

Outcome decide_one(Guards& guards, AddMilestone const& command) {
    if (command.title.empty())
        return refuse("title-missing", "a milestone needs a title", "say it with --title");
    TRY(guards.check_author({Party::freelancer, Party::client}, "add a milestone"));
    TRY(guards.check_amount(command.amount));
    TRY(guards.warn_if_ended("add a milestone"));
    auto const number = static_cast<int>(guards.state().milestones.size()) + 1;
    return MilestoneAdded{number, command.title, command.amount, command.due};
}

Outcome decide_one(Guards& guards, FundMilestone const& command) {
    auto const* milestone = TRY(guards.milestone(command.milestone));
    TRY(guards.check_author({Party::client, Party::platform}, "fund a milestone"));
    auto const missing = milestone->amount - milestone->funded;
    if (!command.amount && missing.minor <= 0)
        return refuse("already-funded",
                      called(*milestone) + " is funded with " + milestone->funded.text(),
                      "for money on top of it, say how much with --amount");
    auto const amount = command.amount.value_or(missing);
    TRY(guards.check_amount(amount));
    TRY(check_total(guards, amount));
    TRY(guards.warn_if_ended("fund " + called(*milestone)));
    if (amount.minor > missing.minor)
        TRY(guards.warn("funding-over-amount",
                        called(*milestone) + " is over " + milestone->amount.text() + ", and " +
                            milestone->funded.text() + " is funded already",
                        "check the amount, or add a milestone for the rest"));
    return MilestoneFunded{command.milestone, amount};
}

Outcome decide_one(Guards& guards, StartMilestone const& command) {
    auto const* milestone = TRY(guards.milestone(command.milestone));
    if (milestone->started)
        return refuse("already-started",
                      called(*milestone) + " was started on " +
                          format_local(*milestone->started, guards.state().engagement.zone));
    TRY(check_workable(guards, command.milestone, "start " + called(*milestone)));
    return MilestoneStarted{command.milestone};
}

Outcome decide_one(Guards& guards, SubmitMilestone const& command) {
    auto const what = "submit milestone " + std::to_string(command.milestone);
    TRY(check_workable(guards, command.milestone, what));
    if (has_platform(guards.state().engagement.type) && command.via != Channel::platform)
        return DeliveryNoted{command.milestone, command.via, command.items, command.note};
    return MilestoneSubmitted{command.milestone, command.via, command.items, command.note};
}

Outcome decide_one(Guards& guards, NoteDelivery const& command) {
    auto const what = "deliver milestone " + std::to_string(command.milestone);
    TRY(check_workable(guards, command.milestone, what));
    return DeliveryNoted{command.milestone, command.via, command.items, command.note};
}

Outcome decide_one(Guards& guards, ApproveMilestone const& command) {
    auto const* milestone = TRY(guards.milestone(command.milestone));
    TRY(guards.check_author({Party::client, Party::platform}, "approve work"));
    if (milestone->approved)
        return refuse("already-approved",
                      called(*milestone) + " was approved on " +
                          format_local(*milestone->approved, guards.state().engagement.zone));
    if (milestone->submissions.empty() && milestone->deliveries.empty())
        TRY(guards.warn("approve-before-submission", called(*milestone) + " has not been submitted",
                        "record the submission first: `tally milestone submit`"));
    return MilestoneApproved{command.milestone, command.note};
}

Outcome decide_one(Guards& guards, ReleaseMilestone const& command) {
    auto const* milestone = TRY(guards.milestone(command.milestone));
    TRY(guards.check_author({Party::client, Party::platform, Party::mediator}, "release money"));
    auto const held = guards.state().held(command.milestone);
    if (held.minor == 0)
        return refuse("nothing-held", "no money is held for " + called(*milestone),
                      "if the client funded it, record `tally milestone fund` first");
    auto const amount = command.amount.value_or(held);
    TRY(guards.check_amount(amount));
    if (amount.minor > held.minor)
        return refuse(
            "release-over-held",
            "only " + held.text() + " is held for " + called(*milestone) + ", not " + amount.text(),
            "release at most " + held.amount());
    return MilestoneReleased{command.milestone, amount};
}

}  // namespace tally::engagement
