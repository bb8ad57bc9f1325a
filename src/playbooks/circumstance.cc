#include "playbooks/circumstance.h"

#include <algorithm>

#include "engagement/health_signals.h"

namespace tally::playbooks {
namespace {

using engagement::State;
using std::ranges::any_of;

bool has_waiting(State const& state, bool submitted) {
    return any_of(state.milestones, [&](engagement::Milestone const& one) {
        return is_waiting(one) && one.submissions.empty() != submitted;
    });
}

bool has_open_dispute(State const& state) {
    return any_of(state.disputes, [](engagement::Dispute const& one) { return !one.is_over(); });
}

bool has_overdue_invoice(State const& state, Instant now) {
    return any_of(state.invoices, [&](engagement::Invoice const& one) {
        return one.open().minor > 0 && one.due && end_of_day(*one.due, state.engagement.zone) < now;
    });
}

bool has_disputed_hours(State const& state) {
    return any_of(state.weeks, [](engagement::Week const& week) {
        return week.dispute && !week.dispute->answered;
    });
}

bool has_agreement(State const& state) {
    return state.terms() != nullptr && state.terms()->in_force();
}

bool is_feedback_unanswered(State const& state) {
    return state.feedback.client.posted && !state.feedback.freelancer.replied;
}

bool has_request(State const& state, Circumstance which) {
    return any_of(state.requests, [&](engagement::ScopeRequest const& one) {
        return which == Circumstance::request_outside ? engagement::is_unpriced(state, one)
                                                      : one.tie == engagement::ScopeTie::undecided;
    });
}

}  // namespace

bool is_waiting(engagement::Milestone const& milestone) {
    bool const handed_over = !milestone.submissions.empty() || !milestone.deliveries.empty();
    return handed_over && (milestone.released + milestone.returned).minor < milestone.amount.minor;
}

bool is_sent_back(engagement::Milestone const& milestone) {
    return is_waiting(milestone) && !milestone.changes_requested.empty() &&
           (milestone.submissions.empty() ||
            milestone.submissions.back().occurred <= milestone.changes_requested.back());
}

bool is_return_open(State const& state, engagement::Milestone const& milestone) {
    if (!milestone.return_request || milestone.unreleased().minor <= 0) return false;
    return std::ranges::none_of(state.disputes, [&](engagement::Dispute const& dispute) {
        return dispute.opened >= milestone.return_request->occurred;
    });
}

bool holds(State const& state, Circumstance circumstance, Instant now) {
    switch (circumstance) {
        case Circumstance::contract_open: return !state.ended;
        case Circumstance::ended_by_client:
            return state.ended && state.ended->by == ledger::Party::client;
        case Circumstance::money_held: return state.held().minor > 0;
        case Circumstance::no_money_held: return state.held().minor <= 0;
        case Circumstance::work_submitted: return has_waiting(state, true);
        case Circumstance::work_not_submitted: return has_waiting(state, false);
        case Circumstance::changes_requested: return any_of(state.milestones, is_sent_back);
        case Circumstance::return_requested:
            return any_of(state.milestones, [&](engagement::Milestone const& one) {
                return is_return_open(state, one);
            });
        case Circumstance::dispute_open: return has_open_dispute(state);
        case Circumstance::no_dispute: return !has_open_dispute(state);
        case Circumstance::invoice_open: return state.unpaid().minor > 0;
        case Circumstance::invoice_overdue: return has_overdue_invoice(state, now);
        case Circumstance::no_invoice: return state.invoices.empty();
        case Circumstance::hours_disputed: return has_disputed_hours(state);
        case Circumstance::request_outside:
        case Circumstance::request_undecided: return has_request(state, circumstance);
        case Circumstance::change_unanswered:
            return any_of(state.changes, [](engagement::ChangeOrder const& one) {
                return one.stage == engagement::ChangeStage::proposed;
            });
        case Circumstance::agreement_in_force: return has_agreement(state);
        case Circumstance::no_agreement: return !has_agreement(state);
        case Circumstance::feedback_of_client: return is_feedback_unanswered(state);
    }
    return false;  // bits that name none
}

bool hold(State const& state, std::vector<Circumstance> const& all, Instant now) {
    return std::ranges::all_of(
        all, [&](Circumstance circumstance) { return holds(state, circumstance, now); });
}

}  // namespace tally::playbooks
