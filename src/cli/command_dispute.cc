// tally dispute open, answer, propose, accept, decline, fail, fee, move, decide, close, show

#include "cli/act_command.h"
#include "cli/command_line.h"
#include "cli/commands.h"
#include "cli/exit_status.h"
#include "cli/present.h"
#include "cli/present_state.h"
#include "vault/deadlines.h"

namespace tally::cli {
namespace {

using engagement::Command;

Result<Command> make_open(ActInput const& in) {
    auto const amount = TRY(in.amount());
    auto const forum = TRY(in.choice<engagement::Forum>("--forum"));
    return engagement::OpenDispute{forum, amount, in.text("--claim")};
}

Result<Command> make_answer(ActInput const& in) {
    auto const number = TRY(in.number("N"));
    auto items = TRY(in.items());
    return engagement::DisputeAnswered{number, in.text("--note"), std::move(items)};
}

Result<Command> make_move(ActInput const& in) {
    auto const number = TRY(in.number("N"));
    auto const forum = TRY(in.choice<engagement::Forum>("--forum"));
    return engagement::DisputeMoved{number, forum, in.text("--note")};
}

// A step that names an amount, a note, or both.
template <typename Step>
Result<Command> make_step(ActInput const& in) {
    Step step;
    step.dispute = TRY(in.number("N"));
    if constexpr (requires { step.amount; }) step.amount = TRY(in.needed_amount());
    if constexpr (requires { step.note; }) step.note = in.text("--note");
    return step;
}

ActCommand step(CommandLine group, Session& session, std::string const& name,
                std::string const& does) {
    ActCommand command{group, session, name, does};
    command.needs("N", "Number of the dispute");
    return command;
}

Result<int> show(Session& session, std::string const& slug) {
    auto const at = TRY(session.as_of());
    auto const state = TRY(state_at(session, slug));
    auto const rules = vault::load_rules(session.vault_folder());
    auto const deadlines = vault::deadlines_of(rules, state, at);
    session.emit({{"engagement", slug},
                  {"disputes", json_of(state.disputes)},
                  {"reasons", json_of(state.reasons)},
                  {"deadlines", json_of(deadlines)}},
                 disputes_text(state));
    return status::ok;
}

void add_settlement(CommandLine group, Session& session) {
    step(group, session, "propose", "Somebody proposed how to settle it")
        .needs("--amount", "What you would get")
        .may("--note", "What else it says")
        .makes(make_step<engagement::DisputeProposed>);
    step(group, session, "accept", "A side accepted the newest proposal")
        .may("--note", "What was said")
        .makes(make_step<engagement::DisputeAccepted>);
    step(group, session, "decline", "A side declined the newest proposal")
        .may("--note", "What was said")
        .makes(make_step<engagement::DisputeDeclined>);
    step(group, session, "fail", "The forum gave notice that the sides could not agree")
        .may("--note", "What it says")
        .makes(make_step<engagement::DisputeFailed>);
}

void add_forum(CommandLine group, Session& session) {
    step(group, session, "fee", "A side paid what the forum asks for")
        .needs("--amount", "How much")
        .makes(make_step<engagement::DisputeFeePaid>);
    step(group, session, "move", "It goes on before another forum")
        .needs("--forum", "Which one")
        .may("--note", "Why")
        .makes(make_move);
    step(group, session, "decide", "The forum decided")
        .needs("--amount", "What you get")
        .may("--note", "What it says")
        .makes(make_step<engagement::DisputeDecided>);
    step(group, session, "close", "Nothing more will happen there")
        .may("--note", "How it ended")
        .makes(make_step<engagement::DisputeClosed>);
}

}  // namespace

void add_dispute_commands(CommandLine app, Session& session) {
    auto group = app.add_subcommand("dispute", "The forum's own steps, and what comes next");
    group.require_subcommand(1);
    ActCommand{group, session, "open", "A dispute began"}
        .needs("--forum",
               "upwork-dispute, upwork-arbitration, chargeback, small-claims, e-bundle, "
               "demand-letter or generic")
        .may("--amount", "What it is about (default: what is held, or open on invoices)")
        .may("--claim", "What is asserted, in one sentence")
        .makes(make_open);
    step(group, session, "answer", "A side had its say")
        .may("--note", "What was said")
        .with_items("What was handed in; may be repeated")
        .makes(make_answer);
    add_settlement(group, session);
    add_forum(group, session);
    add_view(group, session, "show", "All disputes and their deadlines", show);
}

}  // namespace tally::cli
