// tally contract end, reason, answer

#include "cli/act_command.h"
#include "cli/command_line.h"
#include "cli/commands.h"

namespace tally::cli {
namespace {

using engagement::Command;

Result<Command> make_end(ActInput const& in) {
    auto const pays = TRY(in.amount("--pays"));
    return engagement::EndContract{in.text("--reason"), pays};
}

Result<Command> make_reason(ActInput const& in) {
    return engagement::ReasonStated{0, in.text("--text")};
}

Result<Command> make_answer(ActInput const& in) {
    engagement::ReasonAnswered answered;
    answered.reason = TRY(in.number("N"));
    answered.stance = TRY(in.choice<engagement::Stance>("--stance"));
    answered.items = TRY(in.items());
    answered.text = in.text("--text");
    answered.clause = in.text("--clause");
    return answered;
}

}  // namespace

void add_contract_commands(CommandLine app, Session& session) {
    auto group = app.add_subcommand("contract", "The contract as a whole: its end, and why");
    group.require_subcommand(1);
    ActCommand{group, session, "end", "Record that the contract was ended"}
        .by_whom()
        .reason("The reason given")
        .may("--pays", "How much of the money held was paid")
        .makes(make_end);
    ActCommand{group, session, "reason", "Record one reason given for the end, to be answered"}
        .needs("--text", "The reason, in the client's words")
        .makes(make_reason);
    ActCommand{group, session, "answer", "What you say to a reason; private until it is handed in"}
        .needs("N", "Number of the reason")
        .needs("--stance", "unfounded, partly or founded")
        .needs("--text", "What is true instead, in a sentence or two")
        .may("--clause", "What of the agreement it rests on: \"scope 2\", \"revisions\"")
        .with_items("What shows it; may be repeated")
        .makes(make_answer);
}

}  // namespace tally::cli
