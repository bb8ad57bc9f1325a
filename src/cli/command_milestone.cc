// tally milestone ..., tally fee

#include "cli/act_command.h"
#include "cli/command_line.h"
#include "cli/commands.h"

namespace tally::cli {
namespace {

using engagement::Command;

Result<Command> make_add(ActInput const& in) {
    auto const due = TRY(in.date("--due"));
    auto const amount = TRY(in.needed_amount());
    return engagement::AddMilestone{in.text("--title"), amount, due};
}

Result<Command> make_fund(ActInput const& in) {
    auto const amount = TRY(in.amount());
    auto const number = TRY(in.number("N"));
    return engagement::FundMilestone{number, amount};
}

Result<Command> make_secure(ActInput const& in) {
    auto const amount = TRY(in.amount());
    auto const number = TRY(in.number("N"));
    auto const by = TRY(in.choice<engagement::Security>("--with"));
    return engagement::MilestoneSecured{number, by, amount, in.text("--note")};
}

Result<Command> make_start(ActInput const& in) {
    return engagement::StartMilestone{TRY(in.number("N"))};
}

Result<Command> make_submit(ActInput const& in) {
    auto const number = TRY(in.number("N"));
    auto const via = TRY(in.choice<engagement::Channel>("--via"));
    auto items = TRY(in.items());
    return engagement::SubmitMilestone{number, via, std::move(items), in.text("--note")};
}

Result<Command> make_changes(ActInput const& in) {
    auto const number = TRY(in.number("N"));
    auto items = TRY(in.items());
    return engagement::ChangesRequested{number, in.text("--note"), std::move(items)};
}

Result<Command> make_approve(ActInput const& in) {
    auto const amount = TRY(in.amount());
    auto const number = TRY(in.number("N"));
    return engagement::ApproveMilestone{number, in.text("--note"), amount};
}

Result<Command> make_hold(ActInput const& in) {
    auto const number = TRY(in.number("N"));
    return engagement::MilestoneHeld{number, in.text("--note")};
}

// What the four ways of money going back and forth have in common.
template <typename Step>
Result<Command> make_money(ActInput const& in) {
    Step step;
    step.milestone = TRY(in.number("N"));
    step.amount = TRY(in.amount());
    if constexpr (requires { step.reason; }) step.reason = in.text("--note");
    return step;
}

Result<Command> make_fee(ActInput const& in) {
    auto const number = TRY(in.number("--milestone"));
    auto const amount = TRY(in.needed_amount());
    return engagement::FeeCharged{number, amount, in.text("--what")};
}

ActCommand step(CommandLine group, Session& session, std::string const& name,
                std::string const& does) {
    ActCommand command{group, session, name, does};
    command.needs("N", "Number of the milestone");
    return command;
}

void add_work(CommandLine group, Session& session) {
    ActCommand{group, session, "add", "Plan a milestone"}
        .needs("--title", "What it delivers")
        .needs("--amount", "What it pays, such as 1200.00")
        .may("--due", "Day, such as 2026-11-30")
        .makes(make_add);
    step(group, session, "start", "Work begins").makes(make_start);
    step(group, session, "submit", "Work was handed in")
        .may("--via",
             "platform (default), chat, email, link, in-person or other; on a platform "
             "only its own submit function starts the client's review")
        .with_items("What was handed in; may be repeated")
        .may("--note", "What you wrote with it")
        .makes(make_submit);
    step(group, session, "request-changes", "The client sent it back")
        .may("--note", "What the client wants changed")
        .with_items()
        .makes(make_changes);
    step(group, session, "approve", "The client accepted it")
        .may("--amount", "A part of it (default: all)")
        .may("--note", "What the client wrote")
        .makes(make_approve);
}

void add_money(CommandLine group, Session& session) {
    step(group, session, "fund", "The client's money is deposited")
        .may("--amount", "How much (default: all of it)")
        .makes(make_fund);
    step(group, session, "secure", "Something else stands for the money, or you go without")
        .needs("--with", "deposit, card-hold, purchase-order, guarantee or waiver")
        .may("--amount", "How much (default: all of it)")
        .may("--note", "Which one; for a waiver, why you go without")
        .makes(make_secure);
    step(group, session, "release", "Held money was paid to you")
        .may("--amount", "How much (default: all that is held)")
        .makes(make_money<engagement::ReleaseMilestone>);
    step(group, session, "hold", "Whoever keeps the money does not pay it out for now")
        .may("--note", "The reason given")
        .makes(make_hold);
    step(group, session, "request-return", "The client wants held money back")
        .may("--amount", "How much (default: all that is held)")
        .may("--note", "The reason given")
        .makes(make_money<engagement::RequestReturn>);
    step(group, session, "return", "Held money went back to the client")
        .may("--amount", "How much (default: what was asked for, else all that is held)")
        .makes(make_money<engagement::ReturnMilestone>);
    step(group, session, "refund", "You gave back money that was paid to you")
        .may("--amount", "How much (default: all of it)")
        .may("--note", "Why")
        .makes(make_money<engagement::RefundMilestone>);
    step(group, session, "chargeback", "The client's bank took money back")
        .may("--amount", "How much (default: all of it)")
        .may("--note", "The reason given")
        .makes(make_money<engagement::ChargeBackMilestone>);
}

}  // namespace

void add_milestone_commands(CommandLine app, Session& session) {
    auto group = app.add_subcommand("milestone", "Slices of work and their money");
    group.require_subcommand(1);
    add_work(group, session);
    add_money(group, session);
    auto fee = app.add_subcommand("fee", "What a platform or a bank keeps");
    fee.require_subcommand(1);
    ActCommand{fee, session, "charge", "Record a fee"}
        .needs("--amount", "How much")
        .needs("--what", "\"service fee 10 %\", \"transfer\"")
        .may("--milestone", "Number of the milestone whose money it was taken from")
        .makes(make_fee);
}

}  // namespace tally::cli
