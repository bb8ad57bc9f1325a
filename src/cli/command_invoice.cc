// tally invoice issue, sent, received, paid, withdraw, list

#include "cli/act_command.h"
#include "cli/command_line.h"
#include "cli/commands.h"
#include "cli/exit_status.h"
#include "cli/present_state.h"

namespace tally::cli {
namespace {

using engagement::Command;

Result<Command> make_issue(ActInput const& in) {
    auto const amount = TRY(in.needed_amount());
    engagement::IssueInvoice issue{.amount = amount};
    issue.due = TRY(in.date("--due"));
    issue.performed = TRY(in.date("--performed"));
    issue.items = TRY(in.items());
    issue.reference = in.text("--reference");
    issue.what = in.text("--what");
    return issue;
}

Result<Command> make_sent(ActInput const& in) {
    engagement::InvoiceSent sent;
    sent.invoice = TRY(in.number("N"));
    sent.via = TRY(in.choice("--via", engagement::Channel::email));
    sent.items = TRY(in.items());
    sent.to = in.text("--to");
    return sent;
}

Result<Command> make_received(ActInput const& in) {
    auto const number = TRY(in.number("N"));
    return engagement::InvoiceReceived{number, in.text("--how")};
}

Result<Command> make_paid(ActInput const& in) {
    auto const amount = TRY(in.amount());
    auto const number = TRY(in.number("N"));
    return engagement::PayInvoice{number, amount};
}

Result<Command> make_withdraw(ActInput const& in) {
    auto const number = TRY(in.number("N"));
    return engagement::InvoiceWithdrawn{number, in.text("--why")};
}

Result<int> list(Session& session, std::string const& slug) {
    auto const state = TRY(state_at(session, slug));
    session.emit({{"engagement", slug},
                  {"unpaid", json_of(state.unpaid())},
                  {"invoices", json_of(state.invoices)}},
                 invoices_text(state));
    return status::ok;
}

}  // namespace

void add_invoice_commands(CommandLine app, Session& session) {
    auto group = app.add_subcommand("invoice", "Requests for money, and what came of them");
    group.require_subcommand(1);
    ActCommand{group, session, "issue", "Record an invoice"}
        .needs("--amount", "How much")
        .may("--reference", "The number on the paper (default: 1, 2, ...)")
        .may("--due", "Day agreed for payment; without one the law decides")
        .may("--performed", "Day on which the work was done: some laws count from it")
        .may("--what", "What it is for")
        .with_items("The invoice itself; may be repeated")
        .makes(make_issue);
    ActCommand{group, session, "sent", "It went to the client"}
        .needs("N", "Number of the invoice")
        .may("--via", "email (default), platform, chat, link, in-person or other")
        .may("--to", "Who got it")
        .with_items("The mail it went with; may be repeated")
        .makes(make_sent);
    ActCommand{group, session, "received", "The client has it"}
        .needs("N", "Number of the invoice")
        .needs("--how", "How you know: \"replied to it\", \"opened the link\"")
        .makes(make_received);
    ActCommand{group, session, "paid", "Money came in on it"}
        .needs("N", "Number of the invoice")
        .may("--amount", "How much (default: all that is open)")
        .makes(make_paid);
    ActCommand{group, session, "withdraw", "It was issued by mistake"}
        .needs("N", "Number of the invoice")
        .needs("--why", "What was wrong with it")
        .makes(make_withdraw);
    add_view(group, session, "list", "All invoices, and what is open on them", list);
}

}  // namespace tally::cli
