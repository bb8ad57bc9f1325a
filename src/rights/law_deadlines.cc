#include "rights/law_deadlines.h"

#include <algorithm>
#include <tuple>

#include "engagement/event.h"
#include "rights/applies.h"
#include "rights/owed.h"
#include "rights/words.h"

namespace tally::rights {
namespace {

using engagement::Forum;
using engagement::State;
using ledger::Party;
using std::chrono::days;
using std::chrono::sys_days;

bool has(std::vector<Forum> const& forums, Forum forum) {
    return std::ranges::find(forums, forum) != forums.end();
}

constexpr days alert_ahead_max{90};

// 29 February plus a year is 28 February: the period must not end later than its law says.
Date after_years(Date day, int years) {
    auto const same = day + std::chrono::years{years};
    return same.ok() ? same : Date{same.year() / same.month() / std::chrono::last};
}

Date end_of(Period const& period, Date start) {
    if (period.years > 0) return after_years(start, period.years);
    return Date{sys_days{start} + days{period.days}};
}

// Everything about one law and one engagement at one time.
class Counting {
public:
    Counting(State const& state, Law const& law, Instant now)
        : state_{&state}, law_{&law}, now_{now} {}

    Deadline payment(Debt const& debt, DueDay const& due) const {
        auto const open = debt.open(today());
        auto deadline =
            make("payment", "Payment of " + debt.subject, due.counted_from.value_or(due.day),
                 due.day, {Party::client}, law_->confidence);
        deadline.subject = debt.subject;
        deadline.topic = debt.topic;
        deadline.money = {open.minor > 0 ? open : debt.amount, Party::client};
        deadline.action = "It is due " + due.why +
                          ". Send the invoice if it is not sent; from the next day on `tally owed` "
                          "counts what lateness costs.";
        if (open.minor == 0) deadline.state = DeadlineState::met;
        bool const platform_first = state_->held().minor > 0;  // its own rules come first
        auto const outcome = "payment of " + deadline.money.amount.text() + " falls late";
        deadline = told(std::move(deadline), outcome);
        if (platform_first) deadline.alert = false;
        return deadline;
    }

    // What a period is about: in words, and as topics are named.
    struct About {
        std::string subject;
        std::string topic;
    };

    Deadline period(Period const& period, About const& about, Date start,
                    Money const& money) const {
        auto deadline = make(period.id, period.title, start, end_of(period, start), {period.acts},
                             period.confidence);
        deadline.subject = about.subject;
        deadline.topic = about.topic;
        deadline.money = {money, Party::client};
        deadline.action = period.action;
        return told(std::move(deadline), period.if_missed);
    }

    Date today() const { return local_date(now_, zone()); }
    std::string const& zone() const { return state_->engagement.zone; }

private:
    Deadline make(std::string const& rule, std::string const& title, Date start, Date last,
                  std::vector<Party> acts, Confidence confidence) const {
        Deadline deadline{};
        deadline.rule = law_->id + "/" + rule;
        deadline.title = title;
        deadline.starts =
            end_of_day(Date{sys_days{start} - days{1}}, zone()) + std::chrono::milliseconds{1};
        deadline.due = end_of_day(last, zone());
        deadline.acts = std::move(acts);
        deadline.confidence = confidence;
        deadline.source = law_->source;
        deadline.state = now_ <= deadline.due ? DeadlineState::open : DeadlineState::passed;
        return deadline;
    }

    // Years to go to court are no news today.
    Deadline told(Deadline deadline, std::string outcome) const {
        deadline.alert = deadline.due - now_ <= alert_ahead_max;
        deadline.if_missed =
            on_silence(deadline.acts, outcome) + " on " + format_local(deadline.due, zone()) + ".";
        deadline.outcome = std::move(outcome);
        return deadline;
    }

    State const* state_;
    Law const* law_;
    Instant now_;
};

// A dispute that came to one of these forums, and when.
struct Came {
    engagement::Dispute const* dispute;
    Instant at;
};

std::vector<Came> came_to(State const& state, std::vector<Forum> const& forums) {
    std::vector<Came> all;
    for (auto const& dispute : state.disputes) {
        auto const number = dispute.number;
        std::optional<Instant> first;
        for (auto const& recorded : state.history) {
            auto const& fact = recorded.event.fact;
            auto const* opened = std::get_if<engagement::DisputeOpened>(&fact);
            auto const* moved = std::get_if<engagement::DisputeMoved>(&fact);
            if ((opened != nullptr && opened->dispute == number && has(forums, opened->forum)) ||
                (moved != nullptr && moved->dispute == number && has(forums, moved->forum)))
                first = first ? std::min(*first, recorded.event.occurred) : recorded.event.occurred;
        }
        if (first) all.push_back({&dispute, *first});
    }
    return all;
}

bool has_answered(State const& state, engagement::Dispute const& dispute, Party party) {
    return std::ranges::any_of(state.history, [&](engagement::Recorded const& recorded) {
        auto const* answer = std::get_if<engagement::DisputeAnswered>(&recorded.event.fact);
        return answer != nullptr && answer->dispute == dispute.number && recorded.author == party;
    });
}

void add_of_disputes(std::vector<Deadline>& found, State const& state, Counting const& counting,
                     Period const& period) {
    for (auto const& [dispute, at] : came_to(state, period.forums)) {
        auto const start = local_date(at, counting.zone());
        auto const number = std::to_string(dispute->number);
        auto one = counting.period(period, {"dispute " + number, "dispute/" + number}, start,
                                   dispute->amount.value_or(state.zero()));
        if (dispute->is_over() || has_answered(state, *dispute, period.acts))
            one.state = DeadlineState::met;
        found.push_back(std::move(one));
    }
}

void add_of_debts(std::vector<Deadline>& found, std::vector<Debt> const& debts, Law const& law,
                  Counting const& counting, Period const& period) {
    for (auto const& debt : debts) {
        auto const due = due_day(debt, law);
        auto const open = debt.open(counting.today());
        if (!due || open.minor == 0 || due->day >= counting.today()) continue;
        found.push_back(counting.period(period, {debt.subject, debt.topic},
                                        Date{sys_days{due->day} + days{1}}, open));
    }
}

void add_period(std::vector<Deadline>& found, State const& state, Law const& law,
                Counting const& counting, Period const& period) {
    auto const first = static_cast<std::ptrdiff_t>(found.size());
    switch (period.from) {
        case PeriodFrom::dispute: add_of_disputes(found, state, counting, period); return;
        case PeriodFrom::due: add_of_debts(found, debts_of(state), law, counting, period); break;
        case PeriodFrom::contract:
            if (state.terms() == nullptr || !state.terms()->in_force())
                found.push_back(counting.period(period, {"the contract", "contract"},
                                                contract_day(state), state.zero()));
            break;
    }
    if (came_to(state, period.forums).empty()) return;
    for (auto one = found.begin() + first; one != found.end(); ++one)
        one->state = DeadlineState::met;
}

// Of several days of payment for the same thing the earliest counts.
void add_payment(std::vector<Deadline>& found, Deadline deadline) {
    auto const same = std::ranges::find_if(found, [&](Deadline const& other) {
        return other.subject == deadline.subject && other.rule.ends_with("/payment");
    });
    if (same == found.end())
        found.push_back(std::move(deadline));
    else if (deadline.due < same->due)
        *same = std::move(deadline);
}

int rank(DeadlineState state) {
    switch (state) {
        case DeadlineState::open: return 0;
        case DeadlineState::passed: return 1;
        case DeadlineState::met: return 2;
    }
    return 2;  // bits that name no state
}

bool comes_before(Deadline const& a, Deadline const& b) {
    auto const a_rank = rank(a.state);
    auto const b_rank = rank(b.state);
    return std::tie(a_rank, a.due, a.rule, a.subject) < std::tie(b_rank, b.due, b.rule, b.subject);
}

}  // namespace

std::vector<Deadline> law_deadlines(State const& state, LawBook const& laws, Instant now) {
    auto const then = engagement::as_of(state, now);
    auto const debts = debts_of(then);
    std::vector<Deadline> found;
    for (auto const& law : laws.laws) {
        if (applies(then, law).answer != Answer::yes) continue;
        Counting const counting{then, law, now};
        for (auto const& debt : debts)
            if (auto const due = due_day(debt, law); due && due->by_law)
                add_payment(found, counting.payment(debt, *due));
        for (auto const& period : law.periods) add_period(found, then, law, counting, period);
    }
    std::ranges::sort(found, comes_before);
    return found;
}

std::vector<Deadline> merged(std::vector<Deadline> a, std::vector<Deadline> const& b) {
    a.insert(a.end(), b.begin(), b.end());
    std::ranges::sort(a, comes_before);
    return a;
}

}  // namespace tally::rights
