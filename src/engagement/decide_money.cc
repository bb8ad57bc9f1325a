// Money of milestones: funded, secured, released, and the ways it goes back.
#include "engagement/guards.h"

namespace tally::engagement {
namespace {

using ledger::Party;

std::string called(Milestone const& milestone) {
    return "milestone " + std::to_string(milestone.number);
}

// Amounts of one engagement add up without leaving the range of the ledger's integers.
Result<void, Rejection> check_total(Guards const& guards, Money const& amount) {
    auto total = guards.state().zero();
    for (auto const& milestone : guards.state().milestones) total = total + milestone.funded;
    if (amount.minor <= Money::minor_max - total.minor) return {};
    return refuse("amount-too-large", "the engagement's amounts add up to more than can be kept");
}

// The amount, or all of `limit`; never more than that.
Result<Money, Rejection> amount_within(Guards const& guards, std::optional<Money> const& asked,
                                       Money const& limit, std::string const& guard,
                                       std::string const& what) {
    auto const amount = asked.value_or(limit);
    if (limit.minor == 0) return refuse("nothing-" + guard, "nothing " + what);
    TRY(guards.check_amount(amount));
    if (amount.minor > limit.minor)
        return refuse("more-than-" + guard,
                      "only " + limit.text() + " " + what + ", not " + amount.text(),
                      "at most " + limit.amount());
    return amount;
}

}  // namespace

Outcome decide_one(Guards& guards, FundMilestone const& command) {
    auto const* milestone = TRY(guards.milestone(command.milestone));
    TRY(guards.check_author({Party::client, Party::platform}, "fund a milestone"));
    auto const deposited = milestone->funded - milestone->returned;
    auto const missing = milestone->amount - deposited;
    if (!command.amount && missing.minor <= 0)
        return refuse("already-funded", called(*milestone) + " is funded with " + deposited.text(),
                      "for money on top of it, say how much with --amount");
    auto const amount = command.amount.value_or(missing);
    TRY(guards.check_amount(amount));
    TRY(check_total(guards, amount));
    TRY(guards.warn_if_ended("fund " + called(*milestone)));
    if (amount.minor > missing.minor)
        TRY(guards.warn("funding-over-amount",
                        called(*milestone) + " is over " + milestone->amount.text() + ", and " +
                            deposited.text() + " is funded already",
                        "check the amount, or add a milestone for the rest"));
    return MilestoneFunded{command.milestone, amount};
}

Outcome decide_one(Guards& guards, MilestoneSecured const& asked) {
    auto const* milestone = TRY(guards.milestone(asked.milestone));
    TRY(guards.check_author({Party::freelancer, Party::client, Party::platform},
                            "secure a milestone"));
    if (asked.by == Security::waiver && asked.note.empty())
        return refuse("waiver-without-reason", "going without security needs a reason",
                      "say why with --note");
    if (asked.amount) TRY(guards.check_amount(*asked.amount));
    if (asked.by == Security::deposit)
        TRY(guards.warn_off_platform("a deposit to you goes around the platform"));
    if (milestone->is_covered())
        return refuse("already-covered", called(*milestone) + " is funded or secured already");
    return asked;
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

Outcome decide_one(Guards& guards, MilestoneHeld const& asked) {
    TRY(guards.milestone(asked.milestone));
    TRY(guards.check_author({Party::platform, Party::mediator, Party::client},
                            "put money on hold"));
    if (guards.state().held(asked.milestone).minor == 0)
        return refuse("nothing-held",
                      "no money is held for milestone " + std::to_string(asked.milestone));
    return asked;
}

Outcome decide_one(Guards& guards, RequestReturn const& command) {
    TRY(guards.milestone(command.milestone));
    TRY(guards.check_author({Party::client, Party::platform}, "ask for money back"));
    auto const amount = TRY(amount_within(
        guards, command.amount, guards.state().held(command.milestone), "held", "is held for it"));
    return ReturnRequested{command.milestone, amount, command.reason};
}

Outcome decide_one(Guards& guards, ReturnMilestone const& command) {
    auto const* milestone = TRY(guards.milestone(command.milestone));
    TRY(guards.check_author({Party::freelancer, Party::platform, Party::mediator},
                            "send held money back"));
    auto asked = command.amount;
    if (!asked && milestone->return_request) asked = milestone->return_request->amount;
    auto const amount = TRY(amount_within(guards, asked, guards.state().held(command.milestone),
                                          "held", "is held for it"));
    if (guards.context().author == Party::freelancer)
        TRY(guards.warn("return-of-held-money",
                        amount.text() + " of " + called(*milestone) +
                            " goes back to the client for good when you agree to it",
                        "dispute the request on the platform if the work was done"));
    return MilestoneReturned{command.milestone, amount};
}

Outcome decide_one(Guards& guards, RefundMilestone const& command) {
    auto const* milestone = TRY(guards.milestone(command.milestone));
    TRY(guards.check_author({Party::freelancer, Party::platform, Party::mediator}, "refund money"));
    auto const amount = TRY(amount_within(guards, command.amount, milestone->kept(), "kept",
                                          "of it stayed with the freelancer"));
    TRY(guards.warn_about_words(command.reason));
    return MilestoneRefunded{command.milestone, amount, command.reason};
}

Outcome decide_one(Guards& guards, ChargeBackMilestone const& command) {
    auto const* milestone = TRY(guards.milestone(command.milestone));
    TRY(guards.check_author({Party::client, Party::platform}, "charge money back"));
    auto const amount = TRY(amount_within(guards, command.amount, milestone->kept(), "kept",
                                          "of it stayed with the freelancer"));
    return MilestoneChargedBack{command.milestone, amount, command.reason};
}

Outcome decide_one(Guards& guards, FeeCharged const& asked) {
    if (asked.milestone != 0) TRY(guards.milestone(asked.milestone));
    TRY(guards.check_author({Party::platform, Party::freelancer, Party::client}, "charge a fee"));
    TRY(guards.check_amount(asked.amount));
    return asked;
}

}  // namespace tally::engagement
