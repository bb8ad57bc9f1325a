#include "engagement/invoice.h"

#include "engagement/fold.h"
#include "engagement/numbered.h"
#include "engagement/telling.h"

namespace tally::engagement {
namespace {

std::string called(int invoice, State const* state) {
    auto const* known = state == nullptr ? nullptr : find_numbered(state->invoices, invoice);
    return "invoice " + (known == nullptr ? std::to_string(invoice) : known->reference);
}

}  // namespace

Money Invoice::paid() const {
    Money total{0, amount.currency};
    for (auto const& payment : payments) total = total + payment.amount;
    return total;
}

Money Invoice::open() const {
    auto const rest = amount - paid();
    return withdrawn || rest.minor < 0 ? Money{0, amount.currency} : rest;
}

void apply(State& state, Recorded const& recorded, InvoiceIssued const& fact) {
    if (fact.amount.currency != state.engagement.currency) return;
    add_numbered(state.invoices, Invoice{.number = fact.invoice,
                                         .reference = fact.reference,
                                         .amount = fact.amount,
                                         .due = fact.due,
                                         .performed = fact.performed,
                                         .what = fact.what,
                                         .items = fact.items,
                                         .issued = recorded.event.occurred,
                                         .sent = {},
                                         .received = {},
                                         .payments = {},
                                         .withdrawn = false});
}

void apply(State& state, Recorded const& recorded, InvoiceSent const& fact) {
    auto* invoice = find_numbered(state.invoices, fact.invoice);
    if (invoice != nullptr && !invoice->sent) invoice->sent = recorded.event.occurred;
}

void apply(State& state, Recorded const& recorded, InvoiceReceived const& fact) {
    auto* invoice = find_numbered(state.invoices, fact.invoice);
    if (invoice == nullptr) return;
    bool const confirms = !invoice->received || invoice->received->claimed;
    if (confirms)
        invoice->received = Receipt{fact.how, recorded.event.occurred, recorded.claimed()};
}

void apply(State& state, Recorded const& recorded, InvoicePaid const& fact) {
    auto* invoice = find_numbered(state.invoices, fact.invoice);
    if (invoice == nullptr || fact.amount.currency != invoice->amount.currency) return;
    auto const counts = smaller(fact.amount, invoice->amount - invoice->paid());
    if (counts.minor > 0) invoice->payments.push_back({counts, recorded.event.occurred});
}

void apply(State& state, Recorded const&, InvoiceWithdrawn const& fact) {
    if (auto* invoice = find_numbered(state.invoices, fact.invoice)) invoice->withdrawn = true;
}

std::string tell(Telling const& telling, InvoiceIssued const& fact) {
    auto const due = fact.due ? ", due " + day_text(*fact.due) : std::string{};
    return telling.who() + " issued invoice " + fact.reference + " over " + fact.amount.text() +
           due + with_words(fact.what);
}

std::string tell(Telling const& telling, InvoiceSent const& fact) {
    auto const to = fact.to.empty() ? "" : " to " + fact.to;
    return telling.who() + " sent " + called(fact.invoice, telling.state) + " " +
           by_way_of(fact.via) + to + with_items(fact.items.size());
}

std::string tell(Telling const& telling, InvoiceReceived const& fact) {
    return telling.who() + " received " + called(fact.invoice, telling.state) +
           with_words(fact.how);
}

std::string tell(Telling const& telling, InvoicePaid const& fact) {
    return telling.who() + " paid " + fact.amount.text() + " on " +
           called(fact.invoice, telling.state);
}

std::string tell(Telling const& telling, InvoiceWithdrawn const& fact) {
    return telling.who() + " withdrew " + called(fact.invoice, telling.state) +
           with_words(fact.why);
}

}  // namespace tally::engagement
