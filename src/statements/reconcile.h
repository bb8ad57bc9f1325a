// The money on a statement held against the money in the record: what was promised, funded,
// released and received, and which row of the statement shows which act.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engagement/state.h"
#include "statements/statement.h"

namespace tally::statements {

// Money that moved according to the record.
struct Movement {
    std::size_t event = 0;  // position in State::history
    Instant occurred;
    Date day{};        // of that, in the engagement's zone
    std::string what;  // in words
    Money amount;      // towards the freelancer; negative: a fee, or back to the client
    bool fee = false;
};
// In the order of the record; events that move no money of the freelancer have none.
std::vector<Movement> movements(engagement::State const& state);

struct Match {
    std::size_t row = 0;       // in the statement
    std::size_t movement = 0;  // in movements()
    bool certain = false;      // amount, days and words agree; else a person should look
    std::string reason;        // "the same amount, 2 days later, names “Homepage”"
};

// A fee that the platform kept of a payment: a row of its own on the statement, and nobody has to
// record it.
struct FeeRow {
    std::size_t row = 0;
    std::size_t payment = 0;  // the matched row that it belongs to
    std::string reason;       // "of the same transaction"
};

struct Reconciliation {
    std::vector<Movement> movements;
    std::vector<Match> matches;               // each row and each movement at most once
    std::vector<FeeRow> fee_rows;             // that no movement shows
    std::vector<std::size_t> unmatched_rows;  // of the engagement's currency
    std::vector<std::size_t> other_rows;      // of another currency: not compared
    std::vector<std::size_t> unseen;          // movements that no row shows
    Money promised;                           // all milestones
    Money funded;                             // ever
    Money released;                           // by the record
    Money received;                           // by matched rows, less fees
    Money fees;                               // matched, and those of fee_rows
    Money missing;                            // promised and not released
};

// Pure, and linear but for the matching within one amount. No row is counted twice, and the sum of
// matched, fee and unmatched rows is the sum of all.
Reconciliation reconcile(engagement::State const& state, Statement const& statement);

// Hours of an hours export beside those of the record, week by week.
struct WeekHours {
    Date monday{};
    std::int64_t recorded_minutes = 0;
    std::int64_t stated_minutes = 0;
};
std::vector<WeekHours> compare_hours(engagement::State const& state, Statement const& statement);

}  // namespace tally::statements
