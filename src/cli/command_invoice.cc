// tally invoice issue, sent, received, paid, withdraw, list, papers, confirm, reject
#include <fmt/format.h>

#include "base/words.h"
#include "cli/act_command.h"
#include "cli/command_line.h"
#include "cli/commands.h"
#include "cli/exit_status.h"
#include "cli/present.h"
#include "cli/present_state.h"
#include "cli/text.h"
#include "vault/file_items.h"
#include "vault/invoice_papers.h"

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

// The file itself, or the part of a mail or archive.
Result<ledger::ItemId> paper_id(ActInput const& in) {
    auto const text = in.text("ITEM");
    auto const whole = TRY(vault::resolve_item(in.vault(), text)).id.whole();
    auto const slash = text.find('/');
    return slash == text.npos ? whole : whole.part(text.substr(slash + 1));
}

Result<Command> make_confirm(ActInput const& in) {
    auto const item = TRY(paper_id(in));
    auto label = TRY(vault::label_to_confirm(in.vault(), in.ref(), item, in.text("--as")));
    return engagement::MailLabelled{item, std::move(label)};
}

Result<Command> make_reject(ActInput const& in) {
    auto const item = TRY(paper_id(in));
    return engagement::MailLabelled{item, std::string{vault::rejected_label}};
}

OutJson paper_json(vault::ViewedPaper const& one) {
    auto const& paper = one.finding.paper;
    OutJson json{{"item", one.item.id.text}, {"name", one.item.subject},
                 {"number", paper.number},   {"from", paper.from},
                 {"to", paper.to},           {"doubts", paper.doubts},
                 {"label", one.label},       {"unknown", one.finding.unknown},
                 {"command", one.command}};
    if (paper.date) json["date"] = format_date(*paper.date);
    if (paper.due) json["due"] = format_date(*paper.due);
    if (paper.total) json["total"] = json_of(*paper.total);
    json["proposed"] = OutJson::array();
    for (auto const& match : one.finding.proposed)
        json["proposed"].push_back({{"subject", match.subject},
                                    {"what", match.what},
                                    {"certain", match.certain},
                                    {"reason", match.reason}});
    return json;
}

std::string facts_text(statements::InvoicePaper const& paper) {
    std::string text = "number " + (paper.number.empty() ? "unknown" : cut(paper.number, 40));
    text += paper.date ? ", of " + format_date(*paper.date) : ", day unknown";
    text += paper.total ? ", over " + paper.total->text() : ", total unknown";
    if (!paper.to.empty()) text += ", to " + cut(paper.to, 60);
    return text;
}

// What is proposed, or why nothing is, and how to settle it.
std::string proposal_text(vault::ViewedPaper const& one, std::string const& slug) {
    std::string text;
    auto const command = slug + " " + one.item.id.text;
    for (auto const& match : one.finding.proposed)
        text += fmt::format(
            "    {}: {}\n        ({})\n        confirm: tally invoice confirm {}{}\n",
            match.certain ? "is about" : "may be about", cut(match.what, 160),
            cut(match.reason, 300), command,
            &match == one.finding.proposed.data() ? "" : " --as '" + match.subject + "'");
    if (!one.finding.unknown.empty())
        text += "    unknown: " + cut(one.finding.unknown, 300) + "\n";
    if (!one.command.empty()) text += "    not in the record yet: " + one.command + "\n";
    for (auto const& doubt : one.finding.paper.doubts)
        if (doubt != one.finding.unknown) text += "    look: " + cut(doubt, 200) + "\n";
    return text + "    no:  tally invoice reject " + command + "\n";
}

std::string paper_text(vault::ViewedPaper const& one, std::string const& slug) {
    auto text = one.item.id.text + "  " + cut(one.item.subject, 80) + "\n    " +
                facts_text(one.finding.paper) + "\n";
    if (one.label.empty()) return text + proposal_text(one, slug);
    return text + (one.label == vault::rejected_label ? "    you said: it is about none of this\n"
                                                      : "    confirmed: " + one.label + "\n");
}

Result<int> papers(Session& session, std::string const& slug) {
    auto vault = TRY(session.open(vault::Use::read));
    auto const ref = TRY(vault::find_engagement(vault, slug));
    auto const all = TRY(vault::invoice_papers(vault, ref));
    OutJson json{{"engagement", slug},
                 {"papers", OutJson::array()},
                 {"unread", all.unread},
                 {"left_out", all.left_out}};
    std::string text;
    for (auto const& one : all.papers) {
        json["papers"].push_back(paper_json(one));
        text += paper_text(one, slug);
    }
    if (text.empty())
        text = "No PDF among the items of " + slug +
               " is an invoice by its heading.\nNext: tally import FILE.pdf --into " + slug + "\n";
    if (all.unread > 0)
        text += counted(all.unread, "PDF file") +
                " could not be looked at: no words were read in them. tally extract --again\n";
    if (all.left_out > 0)
        text += counted(all.left_out, "older PDF file") + " were not looked at.\n";
    session.emit(json, text);
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
    add_view(group, session, "papers",
             "Invoices among the PDF files, and what of the record each seems to be about", papers);
    ActCommand{group, session, "confirm", "The PDF is about what is proposed, or about --as"}
        .needs("ITEM", "The PDF, as `invoice papers` names it")
        .may("--as", "invoice/N, milestone/N or a row (default: what is proposed first)")
        .makes(make_confirm);
    ActCommand{group, session, "reject", "The PDF is about none of this: it is not asked again"}
        .needs("ITEM", "The PDF, as `invoice papers` names it")
        .makes(make_reject);
}

}  // namespace tally::cli
