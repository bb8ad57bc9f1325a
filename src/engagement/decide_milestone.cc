#include "engagement/guards.h"
#include "engagement/numbered.h"

namespace tally::engagement {
namespace {

using ledger::Party;

std::string called(Milestone const& milestone) {
    return "milestone " + std::to_string(milestone.number);
}

// The freelancer may work on it now, or hand it over.
Result<void, Rejection> check_workable(Guards& guards, int number, std::string const& what) {
    auto const* milestone = TRY(guards.milestone(number));
    TRY(guards.check_author({Party::freelancer}, what));
    TRY(guards.warn_if_ended(what));
    return guards.warn_if_unfunded(*milestone);
}

}  // namespace

Outcome decide_one(Guards& guards, AddMilestone const& command) {
    if (command.title.empty())
        return refuse("title-missing", "a milestone needs a title", "say it with --title");
    TRY(guards.check_author({Party::freelancer, Party::client}, "add a milestone"));
    TRY(guards.check_amount(command.amount));
    TRY(guards.warn_if_ended("add a milestone"));
    return MilestoneAdded{next_number(guards.state().milestones), command.title, command.amount,
                          command.due};
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

Outcome decide_one(Guards& guards, ChangesRequested const& asked) {
    auto const* milestone = TRY(guards.milestone(asked.milestone));
    TRY(guards.check_author({Party::client, Party::platform}, "ask for changes"));
    if (milestone->submissions.empty() && milestone->deliveries.empty())
        TRY(guards.warn("changes-before-submission", called(*milestone) + " has not been submitted",
                        "record the submission first: `tally milestone submit`"));
    return asked;
}

Outcome decide_one(Guards& guards, ApproveMilestone const& command) {
    auto const* milestone = TRY(guards.milestone(command.milestone));
    TRY(guards.check_author({Party::client, Party::platform}, "approve work"));
    if (milestone->approved)
        return refuse("already-approved",
                      called(*milestone) + " was approved on " +
                          format_local(*milestone->approved, guards.state().engagement.zone));
    if (command.amount) {
        TRY(guards.check_amount(*command.amount));
        if (command.amount->minor > milestone->amount.minor)
            return refuse("approval-over-amount",
                          called(*milestone) + " is over " + milestone->amount.text());
    }
    if (milestone->submissions.empty() && milestone->deliveries.empty())
        TRY(guards.warn("approve-before-submission", called(*milestone) + " has not been submitted",
                        "record the submission first: `tally milestone submit`"));
    return MilestoneApproved{command.milestone, command.amount, command.note};
}

}  // namespace tally::engagement
