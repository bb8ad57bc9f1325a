#include "engagement/guards.h"
#include "engagement/numbered.h"

namespace tally::engagement {
namespace {

using ledger::Party;

Result<Invoice const*, Rejection> find_invoice(Guards const& guards, int number) {
    auto const& invoices = guards.state().invoices;
    if (auto const* invoice = find_numbered(invoices, number)) {
        if (!invoice->withdrawn) return invoice;
        return refuse("invoice-withdrawn", "invoice " + invoice->reference + " was withdrawn");
    }
    std::string known;
    for (auto const& invoice : invoices)
        known += (known.empty() ? "" : ", ") + std::to_string(invoice.number) + " (" +
                 invoice.reference + ", " + invoice.amount.text() + ")";
    return refuse(
        "unknown-invoice", "there is no invoice " + std::to_string(number),
        known.empty() ? "issue one with `tally invoice issue`" : "those that exist: " + known);
}

Result<void, Rejection> check_total(Guards const& guards, Money const& amount) {
    auto total = guards.state().zero();
    for (auto const& invoice : guards.state().invoices)
        if (invoice.amount.minor <= Money::minor_max - total.minor) total = total + invoice.amount;
    if (amount.minor <= Money::minor_max - total.minor) return {};
    return refuse("amount-too-large", "the engagement's invoices add up to more than can be kept");
}

}  // namespace

Outcome decide_one(Guards& guards, IssueInvoice const& command) {
    TRY(guards.check_author({Party::freelancer}, "issue an invoice"));
    TRY(guards.check_amount(command.amount));
    TRY(check_total(guards, command.amount));
    if (!bills_by_invoice(guards.state().engagement.type))
        TRY(guards.warn_off_platform(
            "an invoice of your own asks for money outside of the platform"));
    auto const number = next_number(guards.state().invoices);
    auto const reference = command.reference.empty() ? std::to_string(number) : command.reference;
    for (auto const& other : guards.state().invoices)
        if (other.reference == reference)
            return refuse("reference-taken",
                          "invoice " + std::to_string(other.number) + " is called " + reference,
                          "choose another --reference: the tax office wants each only once");
    return InvoiceIssued{number,       reference,    command.amount, command.due, command.performed,
                         command.what, command.items};
}

Outcome decide_one(Guards& guards, InvoiceSent const& asked) {
    TRY(guards.check_author({Party::freelancer, Party::platform}, "send an invoice"));
    auto const* invoice = TRY(find_invoice(guards, asked.invoice));
    if (invoice->sent)
        return refuse("already-sent",
                      "invoice " + invoice->reference + " was sent on " +
                          format_local(*invoice->sent, guards.state().engagement.zone));
    return asked;
}

Outcome decide_one(Guards& guards, InvoiceReceived const& asked) {
    TRY(guards.check_author({Party::client, Party::platform}, "receive an invoice"));
    auto const* invoice = TRY(find_invoice(guards, asked.invoice));
    bool const confirms = invoice->received && invoice->received->claimed && guards.context().basis;
    if (invoice->received && !confirms)
        return refuse("already-received", "invoice " + invoice->reference + " was received on " +
                                              format_local(invoice->received->occurred,
                                                           guards.state().engagement.zone));
    return asked;
}

Outcome decide_one(Guards& guards, PayInvoice const& command) {
    TRY(guards.check_author({Party::client, Party::platform, Party::mediator}, "pay an invoice"));
    auto const* invoice = TRY(find_invoice(guards, command.invoice));
    auto const open = invoice->open();
    if (open.minor == 0)
        return refuse("already-paid", "invoice " + invoice->reference + " is paid");
    auto const amount = command.amount.value_or(open);
    TRY(guards.check_amount(amount));
    if (amount.minor > open.minor)
        return refuse("payment-over-open",
                      "only " + open.text() + " is open on invoice " + invoice->reference +
                          ", not " + amount.text(),
                      "record the rest on another invoice");
    return InvoicePaid{command.invoice, amount};
}

Outcome decide_one(Guards& guards, InvoiceWithdrawn const& asked) {
    TRY(guards.check_author({Party::freelancer}, "withdraw an invoice"));
    TRY(find_invoice(guards, asked.invoice));
    return asked;
}

}  // namespace tally::engagement
