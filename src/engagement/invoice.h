// Invoices: what was asked for, whether it arrived, and what was paid on it. When an invoice falls
// due without a date of its own is the law's affair (src/rights).
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/digest.h"
#include "base/money.h"
#include "base/time.h"
#include "engagement/members.h"
#include "engagement/vocabulary.h"
#include "ledger/entry.h"
#include "ledger/ids.h"

namespace tally::engagement {

// invoice.issued: a request for money
struct InvoiceIssued {
    static constexpr std::string_view kind = "invoice.issued";
    static constexpr bool defines = true;
    int invoice = 0;        // from 1
    std::string reference;  // the number on the paper: "2026-014"
    Money amount;
    std::optional<Date> due;        // as agreed; absent: the law decides
    std::optional<Date> performed;  // when the work that it asks money for was done
    std::string what;               // what it is for
    std::vector<ledger::ItemId> items;

    std::string topic() const { return "invoice/" + std::to_string(invoice); }
    template <typename Self>
    static constexpr auto members() {
        return std::tuple{member("invoice", &Self::invoice),
                          member("reference", &Self::reference),
                          member("amount", &Self::amount),
                          sometimes("due", &Self::due),
                          sometimes("performed", &Self::performed),
                          member("what", &Self::what),
                          member("items", &Self::items)};
    }
    bool operator==(InvoiceIssued const&) const = default;
};

// invoice.sent
struct InvoiceSent {
    static constexpr std::string_view kind = "invoice.sent";
    int invoice = 0;
    Channel via = Channel::email;
    std::string to;
    std::vector<ledger::ItemId> items;

    std::string topic() const { return "invoice/" + std::to_string(invoice); }
    template <typename Self>
    static constexpr auto members() {
        return std::tuple{member("invoice", &Self::invoice), member("via", &Self::via),
                          sometimes("to", &Self::to), member("items", &Self::items)};
    }
    bool operator==(InvoiceSent const&) const = default;
};

// invoice.received: the client has it
struct InvoiceReceived {
    static constexpr std::string_view kind = "invoice.received";
    static constexpr ledger::Party usual = ledger::Party::client;
    int invoice = 0;
    std::string how;  // "replied to it", "opened the link"

    std::string topic() const { return "invoice/" + std::to_string(invoice); }
    template <typename Self>
    static constexpr auto members() {
        return std::tuple{member("invoice", &Self::invoice), member("how", &Self::how)};
    }
    bool operator==(InvoiceReceived const&) const = default;
};

// invoice.paid: in full or in part
struct InvoicePaid {
    static constexpr std::string_view kind = "invoice.paid";
    static constexpr ledger::Party usual = ledger::Party::client;
    int invoice = 0;
    Money amount;

    std::string topic() const { return "invoice/" + std::to_string(invoice); }
    template <typename Self>
    static constexpr auto members() {
        return std::tuple{member("invoice", &Self::invoice), member("amount", &Self::amount)};
    }
    bool operator==(InvoicePaid const&) const = default;
};

// invoice.withdrawn: asked for by mistake
struct InvoiceWithdrawn {
    static constexpr std::string_view kind = "invoice.withdrawn";
    int invoice = 0;
    std::string why;

    std::string topic() const { return "invoice/" + std::to_string(invoice); }
    template <typename Self>
    static constexpr auto members() {
        return std::tuple{member("invoice", &Self::invoice), member("why", &Self::why)};
    }
    bool operator==(InvoiceWithdrawn const&) const = default;
};

// Numbers itself.
struct IssueInvoice {
    std::string reference = {};  // empty: the number
    Money amount;
    std::optional<Date> due = std::nullopt;
    std::optional<Date> performed = std::nullopt;
    std::string what = {};
    std::vector<ledger::ItemId> items = {};
};

struct PayInvoice {
    static constexpr ledger::Party usual = ledger::Party::client;
    int invoice = 0;
    std::optional<Money> amount = std::nullopt;  // default: all that is open
};

struct Payment {
    Money amount;
    Instant occurred;
    bool operator==(Payment const&) const = default;
};

struct Receipt {
    std::string how;
    Instant occurred;
    bool claimed = false;  // nothing vouches for it yet
    bool operator==(Receipt const&) const = default;
};

struct Invoice {
    int number = 0;
    std::string reference;
    Money amount;
    std::optional<Date> due;
    std::optional<Date> performed;
    std::string what;
    std::vector<ledger::ItemId> items;
    Instant issued;
    std::optional<Instant> sent;
    std::optional<Receipt> received;
    std::vector<Payment> payments;  // in the order in which they were recorded
    bool withdrawn = false;

    Money paid() const;
    // What is still asked for; nothing where it was withdrawn.
    Money open() const;
    bool operator==(Invoice const&) const = default;
};

}  // namespace tally::engagement
