#include "rights/debts.h"
#include "engagement/event.h"

#include <algorithm>

namespace tally::rights {
namespace {

using engagement::Milestone;
using engagement::State;

Date day_of(State const& state, Instant at) { return local_date(at, state.engagement.zone); }

std::optional<Date> day_of(State const& state, std::optional<Instant> const& at) {
    return at ? std::optional{day_of(state, *at)} : std::nullopt;
}

Debt debt_of(State const& state, engagement::Invoice const& invoice) {
    Debt debt{.subject = "invoice " + invoice.reference,
              .topic = "invoice/" + std::to_string(invoice.number),
              .amount = invoice.amount,
              .agreed = invoice.due,
              .performed = invoice.performed,
              .invoiced = day_of(state, invoice.sent.value_or(invoice.issued)),
              .parts = {}};
    if (invoice.received) debt.invoiced = day_of(state, invoice.received->occurred);
    for (auto const& payment : invoice.payments)
        debt.parts.push_back({day_of(state, payment.occurred), payment.amount});
    return debt;
}

// When the newest submission or delivery was made that was not sent back since.
std::optional<Instant> handed_over(Milestone const& milestone) {
    std::optional<Instant> newest;
    for (auto const* handovers : {&milestone.submissions, &milestone.deliveries})
        for (auto const& one : *handovers) newest = std::max(newest, std::optional{one.occurred});
    auto const sent_back = std::ranges::max_element(milestone.changes_requested);
    if (newest && sent_back != milestone.changes_requested.end() && *sent_back >= *newest)
        newest.reset();
    return newest ? newest : milestone.approved;
}

// Money of one milestone as it moved: the facts of the history know the days.
class Movements {
public:
    Movements(State const& state, int milestone) : state_{&state}, milestone_{milestone} {}

    std::vector<Part> parts() {
        for (auto const& recorded : state_->history) {
            at_ = day_of(*state_, recorded.event.occurred);
            std::visit([&](auto const& fact) { take(fact); }, recorded.event.fact);
        }
        return std::move(parts_);
    }

private:
    void take(engagement::MilestoneReleased const& fact) { add(fact.milestone, fact.amount); }
    void take(engagement::MilestoneRefunded const& fact) { take_away(fact.milestone, fact.amount); }
    void take(engagement::MilestoneChargedBack const& fact) {
        take_away(fact.milestone, fact.amount);
    }
    void take(engagement::ContractEnded const&) {
        // The fold kept the first end and what it paid; the rest follows from what is not held.
        auto const* milestone = state_->milestone(milestone_);
        if (milestone == nullptr || !state_->ended || ended_) return;
        ended_ = true;
        if (state_->ended->pays.minor > 0)
            add(milestone_, milestone->unreleased() - state_->held(milestone_));
    }
    template <typename Fact>
    void take(Fact const&) {}  // moves no money to the freelancer

    void add(int milestone, Money const& amount) {
        if (milestone == milestone_ && amount.currency == state_->engagement.currency &&
            amount.minor != 0)
            parts_.push_back({at_, amount});
    }
    void take_away(int milestone, Money const& amount) {
        add(milestone, Money{-amount.minor, amount.currency});
    }

    State const* state_;
    int milestone_;
    Date at_{};
    bool ended_ = false;
    std::vector<Part> parts_;
};

std::optional<Debt> debt_of(State const& state, Milestone const& milestone) {
    auto const done = handed_over(milestone);
    if (!done) return std::nullopt;
    auto const number = std::to_string(milestone.number);
    return Debt{.subject = "milestone " + number,
                .topic = "milestone/" + number,
                .amount = milestone.amount,
                .agreed = std::nullopt,
                .performed = day_of(state, *done),
                .invoiced = std::nullopt,
                .parts = Movements{state, milestone.number}.parts()};
}

Money sum_of(std::vector<Part> const& parts, Money sum) {
    for (auto const& part : parts) sum = sum + part.amount;
    return sum;
}

}  // namespace

Money Debt::open(Date on) const {
    auto left = amount;
    for (auto const& part : parts)
        if (part.on <= on) left = left - part.amount;
    return {std::max<std::int64_t>(left.minor, 0), left.currency};
}

std::optional<Date> Debt::settled(Date on) const {
    if (open(on).minor > 0) return std::nullopt;
    std::chrono::sys_days since{};  // a debt of nothing was never unpaid
    for (auto const& part : parts) {
        std::chrono::sys_days const paid{part.on};
        if (part.on <= on && open(paid - std::chrono::days{1}).minor > 0)
            since = std::max(since, paid);
    }
    return since;
}

std::vector<Debt> debts_of(State const& state) {
    std::vector<Debt> debts;
    for (auto const& invoice : state.invoices)
        if (!invoice.withdrawn) debts.push_back(debt_of(state, invoice));
    if (!debts.empty()) return debts;
    for (auto const& milestone : state.milestones)
        if (auto debt = debt_of(state, milestone)) debts.push_back(std::move(*debt));
    return debts;
}

Money Agreed::worth() const {
    Money const zero{0, invoices.empty() && milestones.empty() ? Currency{}
                        : invoices.empty()                     ? milestones.front().amount.currency
                                                               : invoices.front().amount.currency};
    auto const asked = sum_of(invoices, zero);
    auto const planned = sum_of(milestones, zero);
    return asked.minor > planned.minor ? asked : planned;
}

Agreed agreed_amounts(State const& state) {
    Agreed agreed;
    auto const currency = state.engagement.currency;
    for (auto const& invoice : state.invoices)
        if (!invoice.withdrawn && invoice.amount.currency == currency)
            agreed.invoices.push_back({day_of(state, invoice.issued), invoice.amount});
    for (auto const& recorded : state.history)
        if (auto const* added = std::get_if<engagement::MilestoneAdded>(&recorded.event.fact))
            if (added->amount.currency == currency)
                agreed.milestones.push_back(
                    {day_of(state, recorded.event.occurred), added->amount});
    return agreed;
}

Date contract_day(State const& state) {
    for (auto const& version : state.agreement) {
        if (!version.in_force()) continue;
        auto const last =
            std::ranges::max(version.signatures, {}, &engagement::Signature::occurred);
        return day_of(state, last.occurred);
    }
    auto first = state.engagement.opened;
    if (!state.history.empty()) first = state.history.front().event.occurred;
    for (auto const& recorded : state.history) first = std::min(first, recorded.event.occurred);
    return day_of(state, first);
}

std::optional<Date> work_began(State const& state) {
    std::optional<Instant> first;
    auto const look = [&](Instant at) { first = first ? std::min(*first, at) : at; };
    for (auto const& milestone : state.milestones) {
        if (milestone.started) look(*milestone.started);
        for (auto const& one : milestone.submissions) look(one.occurred);
        for (auto const& one : milestone.deliveries) look(one.occurred);
    }
    for (auto const& week : state.weeks) look(Instant{std::chrono::sys_days{week.monday}});
    return day_of(state, first);
}

}  // namespace tally::rights
