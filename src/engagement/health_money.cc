#include <algorithm>

#include "base/words.h"
#include "engagement/fold.h"
#include "engagement/health_signals.h"

namespace tally::engagement {
namespace {

using Weight = Signal::Weight;

constexpr std::chrono::days undated_is_old{30};  // an invoice without a date of its own
constexpr std::chrono::days overdue_is_alarm{30};

// Since when an invoice waits: its own date, else when it went out.
struct Overdue {
    std::chrono::milliseconds late;
    bool dated;
};

std::optional<Overdue> overdue(HealthCheck const& check, Invoice const& invoice) {
    if (invoice.open().minor == 0 || invoice.issued > check.now) return std::nullopt;
    if (invoice.due) {
        auto const due = end_of_day(*invoice.due, check.state.engagement.zone);
        if (due >= check.now) return std::nullopt;
        return Overdue{check.now - due, true};
    }
    auto const since = invoice.sent.value_or(invoice.issued) + undated_is_old;
    if (since >= check.now) return std::nullopt;
    return Overdue{check.now - invoice.sent.value_or(invoice.issued), false};
}

void judge_invoices(HealthCheck& check) {
    auto total = check.state.zero();
    std::vector<std::string> evidence;
    std::chrono::milliseconds latest{0};
    for (auto const& invoice : check.state.invoices) {
        auto const late = overdue(check, invoice);
        if (!late) continue;
        total = plus(total, invoice.open());
        if (late->dated) latest = std::max(latest, late->late);
        evidence.push_back("invoice " + invoice.reference + ": " + invoice.open().text() +
                           (late->dated ? " is late by " : " was asked for without a date, ") +
                           rough_time(late->late) + (late->dated ? "" : " ago"));
    }
    if (evidence.empty()) return;
    auto const count = evidence.size();
    check.say("invoices-overdue", latest >= overdue_is_alarm ? Weight::alarm : Weight::concern,
              counted(count, "invoice") + (count == 1 ? " is" : " are") +
                  " waiting for payment longer than agreed or usual",
              "see what the law adds with `tally owed`, and send a reminder with a date",
              std::move(evidence), total);
}

struct Exposure {
    Money total;
    std::vector<std::string> evidence;

    void add(Money const& amount, std::string_view what) {
        if (amount.minor <= 0) return;
        total = plus(total, amount);
        evidence.push_back(amount.text() + " " + std::string{what});
    }
};

// Work by the hour that no invoice asked for yet, where no platform bills it.
Money unbilled(State const& state) {
    if (state.engagement.type != EngagementType::direct_hourly || !state.hourly)
        return state.zero();
    int minutes = 0;
    for (auto const& week : state.weeks) minutes += std::min(week.minutes, 7 * 24 * 60);
    auto billed = state.zero();
    for (auto const& invoice : state.invoices)
        if (!invoice.withdrawn) billed = plus(billed, invoice.amount);
    auto const rest = worth(*state.hourly, minutes) - billed;
    return rest.minor > 0 ? rest : state.zero();
}

// On a direct engagement the milestone is asked for by invoice: not counted twice.
Money not_invoiced(State const& state, Money done) {
    if (has_platform(state.engagement.type)) return done;
    for (auto const& invoice : state.invoices)
        if (!invoice.withdrawn) done = done - smaller(done, invoice.amount);
    return done;
}

void judge_exposure(HealthCheck& check) {
    auto const& state = check.state;
    auto waiting = state.zero();
    auto uncovered = state.zero();
    for (auto const& milestone : state.milestones) {
        auto const open = done_and_unpaid(state, milestone);
        auto const held = smaller(open, state.held(milestone.number));
        waiting = plus(waiting, held);
        uncovered = plus(uncovered, open - held);
    }
    Exposure exposure{state.zero(), {}};
    exposure.add(waiting, "is held for work that was handed over");
    exposure.add(not_invoiced(state, uncovered), "of work was handed over with no money behind it");
    exposure.add(state.unpaid(), "stands open on invoices");
    exposure.add(unbilled(state), "of hours are not invoiced");
    if (exposure.evidence.empty()) return;
    bool const unprotected = exposure.total.minor > waiting.minor;
    auto const text = exposure.total.text() + " of your work is not in hand";
    check.say("exposure", unprotected ? Weight::concern : Weight::note, text,
              unprotected ? "begin nothing that makes it more before some of it is paid" : "",
              std::move(exposure.evidence), exposure.total);
}

}  // namespace

Money done_and_unpaid(State const& state, Milestone const& milestone) {
    bool const done = !milestone.submissions.empty() || !milestone.deliveries.empty();
    if (!done) return state.zero();
    auto const rest = milestone.amount - milestone.released - milestone.returned;
    return rest.minor > 0 ? rest : state.zero();
}

void judge_money(HealthCheck& check) {
    judge_invoices(check);
    judge_exposure(check);
}

}  // namespace tally::engagement
