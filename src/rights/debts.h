// What the client owes by the record: open invoices, or work that was done and not paid.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/money.h"
#include "base/time.h"
#include "engagement/state.h"

namespace tally::rights {

// Money that came (or, negative, went back) on a day. It counts from that day on.
struct Part {
    Date on{};
    Money amount;
};

struct Debt {
    std::string subject;  // "invoice 2026-014", "milestone 2"
    std::string topic;    // "invoice/1", "milestone/2"
    Money amount;
    std::optional<Date> agreed;     // the day of payment that was agreed
    std::optional<Date> performed;  // the work was done
    std::optional<Date> invoiced;   // the invoice reached the client: received, else sent or issued
    std::vector<Part> parts;        // payments, in any order

    // What is unpaid at the end of the day, never below nothing.
    Money open(Date on) const;
    // The day since which nothing has been unpaid up to that day; nothing where money still is.
    std::optional<Date> settled(Date on) const;
};

// With invoices on record, these alone count: a milestone may be behind them, and no money is
// counted twice. Without one, milestones that were handed over and not sent back since, or
// approved, are debts of what did not reach the freelancer. Days are those of the engagement's
// zone. `state` is as of the day that is asked about.
std::vector<Debt> debts_of(engagement::State const& state);

// What was agreed, with its day: invoices, and milestones when they were added. For the least
// amounts of laws; both are the same money, so the greater of the two counts.
struct Agreed {
    std::vector<Part> invoices;
    std::vector<Part> milestones;
    Money worth() const;  // of the whole contract
};
Agreed agreed_amounts(engagement::State const& state);

// The day on which both had signed, else the first day that anything occurred.
Date contract_day(engagement::State const& state);
// The day on which the work began, as far as it is on record.
std::optional<Date> work_began(engagement::State const& state);

}  // namespace tally::rights
