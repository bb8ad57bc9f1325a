#include "statements/reconcile.h"

#include <algorithm>
#include <cstdlib>
#include <map>

#include "base/words.h"
#include "engagement/event.h"
#include "engagement/postings.h"

namespace tally::statements {
namespace {

using engagement::Account;
using std::chrono::sys_days;

constexpr int days_apart_max = 21;
constexpr int days_certain_max = 7;

int days_between(Date row, Date recorded) {
    return static_cast<int>((sys_days{row} - sys_days{recorded}).count());
}

// Words of the movement that are long enough to mean something and stand in the row.
std::string shared_word(StatementRow const& row, Movement const& movement) {
    auto const text = ascii_lower(row.description + " " + row.reference + " " + row.counterparty);
    std::string found;
    auto const lower = ascii_lower(movement.what);
    for (std::size_t at = 0; at < lower.size();) {
        auto const begin = lower.find_first_not_of(" .,:;()\"“”", at);
        if (begin == lower.npos) break;
        auto const end = std::min(lower.find_first_of(" .,:;()\"“”", begin), lower.size());
        auto const word = lower.substr(begin, end - begin);
        if (word.size() > 4 && word.size() > found.size() && text.contains(word) &&
            word != "milestone" && word != "released" && word != "client")
            found = word;
        at = end;
    }
    return found;
}

struct Candidate {
    int score = 0;  // less is better
    Match match;
};

std::string days_text(int days) {
    if (days == 0) return "on the same day";
    return counted(static_cast<std::uint64_t>(std::abs(days)), "day") +
           (days > 0 ? " later" : " earlier");
}

std::optional<Candidate> candidate(StatementRow const& row, std::size_t place,
                                   Movement const& movement, std::size_t movement_place) {
    auto const days = days_between(row.date, movement.day);
    if (std::abs(days) > days_apart_max) return std::nullopt;
    if (!(row.amount == movement.amount)) return std::nullopt;
    auto const word = shared_word(row, movement);
    Candidate found;
    found.score = std::abs(days) - (word.empty() ? 0 : 10);
    found.match = {place,
                   movement_place,
                   std::abs(days) <= days_certain_max && (!word.empty() || days >= 0),
                   {}};
    found.match.reason = "the same amount, " + days_text(days);
    if (!word.empty()) found.match.reason += ", both say “" + word + "”";
    return found;
}

class Matcher {
public:
    Matcher(Statement const& statement, Reconciliation& result, Currency currency)
        : rows_{statement.rows}, result_{result} {
        for (std::size_t i = 0; i < result.movements.size(); ++i)
            by_amount_[result.movements[i].amount.minor].push_back(i);
        for (std::size_t i = 0; i < rows_.size(); ++i)
            if (rows_[i].amount.currency == currency)
                look_at(i);
            else
                result.other_rows.push_back(i);
    }

    void run() {
        std::ranges::stable_sort(candidates_, {}, &Candidate::score);
        std::vector<bool> row_taken(rows_.size());
        std::vector<bool> movement_taken(result_.movements.size());
        for (auto& [score, match] : candidates_) {
            if (row_taken[match.row] || movement_taken[match.movement]) continue;
            row_taken[match.row] = movement_taken[match.movement] = true;
            result_.matches.push_back(std::move(match));
        }
        std::ranges::sort(result_.matches, {}, &Match::row);
        for (auto const place : wanted_)
            if (!row_taken[place]) result_.unmatched_rows.push_back(place);
        for (std::size_t i = 0; i < result_.movements.size(); ++i)
            if (!movement_taken[i]) result_.unseen.push_back(i);
    }

private:
    void look_at(std::size_t place) {
        wanted_.push_back(place);
        auto const found = by_amount_.find(rows_[place].amount.minor);
        if (found == by_amount_.end()) return;
        for (auto const movement : found->second)
            if (auto one = candidate(rows_[place], place, result_.movements[movement], movement))
                candidates_.push_back(*std::move(one));
    }

    std::vector<StatementRow> const& rows_;
    Reconciliation& result_;
    std::map<std::int64_t, std::vector<std::size_t>> by_amount_;
    std::vector<std::size_t> wanted_;
    std::vector<Candidate> candidates_;
};

bool is_fee(StatementRow const& row) {
    auto const type = ascii_lower(row.type.empty() ? row.description : row.type);
    return row.amount.minor < 0 && (type.contains("fee") || type == "vat" || type == "wht");
}

// Finds the payment of a fee among the matched rows.
class FeeFinder {
public:
    FeeFinder(Statement const& statement, Reconciliation const& result) : rows_{statement.rows} {
        for (auto const& match : result.matches)
            if (rows_[match.row].amount.minor > 0) payments_.push_back(match.row);
    }

    std::optional<FeeRow> find(std::size_t place) const {
        auto const& fee = rows_[place];
        if (!is_fee(fee)) return std::nullopt;
        auto const same_reference = only([&](StatementRow const& payment) {
            return !fee.reference.empty() && payment.reference == fee.reference;
        });
        if (same_reference) return FeeRow{place, *same_reference, "of the same transaction"};
        auto const same_day = only([&](StatementRow const& payment) {
            return payment.date == fee.date && payment.amount.minor >= -fee.amount.minor;
        });
        if (same_day) return FeeRow{place, *same_day, "of the one payment of that day"};
        return std::nullopt;
    }

private:
    // nullopt for none, and where two would do.
    template <typename Test>
    std::optional<std::size_t> only(Test const& test) const {
        std::optional<std::size_t> found;
        for (auto const payment : payments_) {
            if (!test(rows_[payment])) continue;
            if (found) return std::nullopt;
            found = payment;
        }
        return found;
    }

    std::vector<StatementRow> const& rows_;
    std::vector<std::size_t> payments_;
};

void take_out_fees(Statement const& statement, Reconciliation& result) {
    FeeFinder const finder{statement, result};
    std::erase_if(result.unmatched_rows, [&](std::size_t place) {
        auto fee = finder.find(place);
        if (!fee) return false;
        result.fee_rows.push_back(*std::move(fee));
        return true;
    });
}

void add_totals(engagement::State const& state, Statement const& statement,
                Reconciliation& result) {
    result.promised = result.funded = result.released = state.zero();
    result.received = result.fees = result.missing = state.zero();
    for (auto const& milestone : state.milestones) {
        result.promised = result.promised + milestone.amount;
        result.funded = result.funded + milestone.funded;
        result.released = result.released + milestone.released;
        auto const open = milestone.amount - milestone.released;
        if (open.minor > 0) result.missing = result.missing + open;
    }
    for (auto const& match : result.matches) {
        auto const& amount = statement.rows[match.row].amount;
        result.received = result.received + amount;
        if (result.movements[match.movement].fee) result.fees = result.fees - amount;
    }
    for (auto const& fee : result.fee_rows) {
        auto const& amount = statement.rows[fee.row].amount;
        result.received = result.received + amount;
        result.fees = result.fees - amount;
    }
}

Date monday_of(Date date) {
    auto const day = sys_days{date};
    return day - (std::chrono::weekday{day} - std::chrono::Monday);
}

}  // namespace

std::vector<Movement> movements(engagement::State const& state) {
    std::vector<Movement> all;
    for (auto const& [event, postings] : engagement::transactions(state)) {
        Movement movement{
            .event = event, .occurred = {}, .day = {}, .what = {}, .amount = state.zero()};
        for (auto const& [account, amount] : postings) {
            if (account == Account::received) movement.amount = movement.amount + amount;
            movement.fee = movement.fee || account == Account::fees;
        }
        if (movement.amount.minor == 0) continue;
        auto const& recorded = state.history[event];
        movement.occurred = recorded.event.occurred;
        movement.day = local_date(movement.occurred, state.engagement.zone);
        movement.what = engagement::summary(recorded.event, recorded.author, &state);
        all.push_back(std::move(movement));
    }
    return all;
}

Reconciliation reconcile(engagement::State const& state, Statement const& statement) {
    Reconciliation result;
    result.movements = movements(state);
    Matcher matcher{statement, result, state.engagement.currency};
    matcher.run();
    take_out_fees(statement, result);
    add_totals(state, statement, result);
    return result;
}

std::vector<WeekHours> compare_hours(engagement::State const& state, Statement const& statement) {
    std::map<Date, WeekHours> weeks;
    for (auto const& row : statement.rows) {
        if (!row.minutes) continue;
        auto& week = weeks[monday_of(row.date)];
        week.stated_minutes += *row.minutes;
    }
    if (weeks.empty()) return {};
    for (auto const& week : state.weeks) weeks[week.monday].recorded_minutes = week.minutes;
    std::vector<WeekHours> all;
    for (auto& [monday, week] : weeks) {
        week.monday = monday;
        all.push_back(week);
    }
    return all;
}

}  // namespace tally::statements
