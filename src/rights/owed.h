// What the client owes on a day, law by law: the principal, interest, fixed sums, and what a court
// may add. Laws stand beside each other and are never added up. It informs and is no legal advice.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "engagement/state.h"
#include "rights/applies.h"
#include "rights/debts.h"
#include "rights/interest.h"
#include "rights/law_book.h"

namespace tally::rights {

// One debt under one law.
struct DebtOwed {
    std::string subject;
    Money amount;
    Money open;                  // unpaid on the day
    std::optional<Date> due;     // absent: neither agreed, nor known from when the law counts
    bool due_by_law = false;     // no day was agreed
    std::string due_why;         // "as agreed", "30 days after the work was done on 2026-10-01"
    std::int64_t days_late = 0;  // behind the due day when it was paid, else on the day
    Interest interest;
    std::optional<Money> sum;          // the fixed sum; its currency is the law's
    std::vector<std::string> remarks;  // what is missing or doubtful
};

// What a court may add to what is unpaid.
struct Extra {
    std::string id;
    std::string title;
    Money amount;
    std::string why;
    Confidence confidence = Confidence::low;
};

struct LawOwed {
    std::string id;
    std::string title;
    Applies applies;
    Confidence confidence = Confidence::low;
    std::vector<DebtOwed> debts;    // of a law that applies
    Money interest;                 // of all debts: each was rounded by itself
    Money sums;                     // fixed sums, in the engagement's currency
    std::vector<Money> other_sums;  // in another currency: in no total
    std::vector<Extra> extras;
    Money total;                       // unpaid, interest and fixed sums
    Money at_most;                     // with the extras; those that are unchecked stay out
    std::vector<std::string> remarks;  // of the law as a whole; "check this"
};

struct Owed {
    Date on{};
    std::vector<Debt> debts;
    Money principal;  // unpaid on that day, due or not
    Money late;       // of it, what is late under the law with the greatest total, or as agreed
    std::vector<LawOwed> laws;  // in the order of the book; those that do not apply say why
    std::string by;             // id of the law with the greatest total; empty: none applies
    Money total;                // of that law, else the principal
    Money at_most;
    std::vector<std::string> remarks;
};

// The one with the greatest total; null where none applies.
LawOwed const* law_that_counts(Owed const& owed);

// As of the end of the day in the engagement's zone.
Owed owed(engagement::State const& state, LawBook const& laws, Date on);

// The day of payment under a law, with the reason; nothing where it is not known.
struct DueDay {
    Date day{};
    bool by_law = false;
    std::string why;
    std::optional<Date> counted_from;  // of a day that the law gives
};
std::optional<DueDay> due_day(Debt const& debt, Law const& law);

}  // namespace tally::rights
