#include "engagement/health.h"

#include <algorithm>

#include "base/words.h"
#include "engagement/checkins_due.h"
#include "engagement/health_signals.h"

namespace tally::engagement {
namespace {

using ledger::Party;
using Weight = Signal::Weight;

std::size_t place_of(std::string const& id) {
    return static_cast<std::size_t>(std::ranges::find(signal_ids, id) - signal_ids.begin());
}

void sort_signals(std::vector<Signal>& signals) {
    std::ranges::stable_sort(signals, [](Signal const& a, Signal const& b) {
        if (a.weight != b.weight) return a.weight > b.weight;
        return place_of(a.id) < place_of(b.id);
    });
}

bool ended_by_client(State const& state, Instant now) {
    return state.ended && state.ended->occurred <= now && state.ended->by == Party::client;
}

void judge_end(HealthCheck& check) {
    if (!ended_by_client(check.state, check.now)) return;
    auto const& end = *check.state.ended;
    auto const held = check.state.held();
    auto evidence = std::vector<std::string>{check.day(end.occurred) + ": “" + end.reason + "”"};
    bool const open = held.minor > 0;
    check.say("contract-ended", open ? Weight::alarm : Weight::note,
              "the client ended the contract" +
                  (open ? ", and " + held.text() + " is still held" : std::string{}),
              open ? "look at `tally deadlines` today: the time to object is short" : "",
              std::move(evidence), open ? std::optional{held} : std::nullopt);
}

std::string called(State const& state) {
    return state.engagement.title.empty() ? state.engagement.slug : state.engagement.title;
}

void judge_cancellations(std::vector<State> const& states, Instant now, std::vector<Signal>& out) {
    Signal signal{"past-cancellations", Weight::note, {}, {}, {}, {}};
    int ended = 0;
    int contested = 0;
    for (auto const& state : states) {
        for (auto const& dispute : state.disputes)
            if (dispute.opened <= now) ++contested;
        if (!ended_by_client(state, now)) continue;
        ++ended;
        signal.evidence.push_back(called(state) + ", " +
                                  format_local_date(state.ended->occurred, state.engagement.zone) +
                                  ": “" + state.ended->reason + "”");
    }
    if (ended == 0 && contested == 0) return;
    Rate const rate{ended, static_cast<int>(states.size())};
    signal.weight = contested > 0 || ended > 1 ? Weight::concern : Weight::note;
    signal.text = "this client ended " + rate.text() + " engagements, and there " +
                  (contested == 1 ? "was " : "were ") +
                  counted(static_cast<std::uint64_t>(contested), "dispute");
    signal.advice = "agree on small milestones, and on a fee for an early end";
    out.push_back(std::move(signal));
}

// When the invoice was paid in full; nothing while it is not.
std::optional<Instant> settled(Invoice const& invoice) {
    if (invoice.withdrawn || invoice.open().minor > 0 || invoice.payments.empty())
        return std::nullopt;
    return invoice.payments.back().occurred;
}

void judge_payments(std::vector<State> const& states, Instant now, std::vector<Signal>& out) {
    Signal signal{"past-payment", Weight::note, {}, {}, {}, {}};
    Rate in_time;
    for (auto const& state : states)
        for (auto const& invoice : state.invoices) {
            if (invoice.withdrawn || !invoice.due) continue;
            auto const due = end_of_day(*invoice.due, state.engagement.zone);
            auto const paid = settled(invoice);
            if (due > now && !(paid && *paid <= now)) continue;  // too early to say
            ++in_time.of;
            if (paid && *paid <= due) {
                ++in_time.kept;
                continue;
            }
            auto const late = (paid && *paid <= now ? *paid : now) - due;
            signal.evidence.push_back(called(state) + ", invoice " + invoice.reference + ": " +
                                      rough_time(late) + " late" +
                                      (paid && *paid <= now ? "" : ", and not paid"));
        }
    if (in_time.of == 0) return;
    bool const often_late = (in_time.of - in_time.kept) * 2 > in_time.of;
    signal.weight = often_late ? Weight::concern : Weight::note;
    signal.text = "this client paid " + in_time.text() + " invoices by their dates";
    if (often_late)
        signal.advice = "ask for a deposit, or for money that is held before work starts";
    out.push_back(std::move(signal));
}

void count_milestones(State const& state, Instant now, Rate& on_time) {
    for (auto const& milestone : state.milestones) {
        if (!milestone.due) continue;
        auto const due = end_of_day(*milestone.due, state.engagement.zone);
        std::optional<Instant> first;
        for (auto const* list : {&milestone.submissions, &milestone.deliveries})
            for (auto const& handover : *list)
                if (handover.occurred <= now && (!first || handover.occurred < *first))
                    first = handover.occurred;
        bool const cut_short = state.ended && state.ended->occurred <= std::min(due, now);
        if (!first && (due > now || cut_short)) continue;  // nothing to judge
        ++on_time.of;
        if (first && *first <= due) ++on_time.kept;
    }
}

// With money in it, ended, and nothing of it unpaid.
void count_completed(State const& state, Instant now, Rate& completed) {
    if (!state.ended || state.ended->occurred > now) return;
    ++completed.of;
    bool const paid = std::ranges::all_of(state.milestones, [](Milestone const& one) {
        return one.kept().minor >= one.amount.minor;
    });
    if (paid && !state.milestones.empty() && state.unpaid().minor == 0) ++completed.kept;
}

void count_checkins(State const& state, Instant now, Rate& checkins) {
    for (auto const& due : checkins_due(state, now)) {
        if (!due.sent_as && !due.missed) continue;
        ++checkins.of;
        if (due.sent_as) ++checkins.kept;
    }
}

void count_feedback(State const& state, Instant now, ProfessionalRecord& record) {
    auto const shown = [&](FeedbackOf const& one) { return one.posted && *one.posted <= now; };
    if (shown(state.feedback.freelancer)) ++record.feedback_given;
    if (!shown(state.feedback.client)) return;
    ++record.feedback_received;
    if (state.feedback.client.given)
        record.stars_received.push_back(state.feedback.client.given->stars);
}

}  // namespace

void HealthCheck::say(std::string id, Weight weight, std::string text, std::string advice,
                      std::vector<std::string> evidence, std::optional<Money> money) {
    signals.push_back(
        {std::move(id), weight, std::move(text), std::move(advice), std::move(evidence), money});
}

std::string HealthCheck::day(Instant at) const {
    return format_local_date(at, state.engagement.zone);
}

std::string Rate::text() const {
    return of == 0 ? "none yet" : std::to_string(kept) + " of " + std::to_string(of);
}

std::vector<Signal> health(State const& state, std::vector<Exchange> const& messages, Instant now) {
    HealthCheck check{state, messages, now};
    judge_talk(check);
    judge_work(check);
    judge_money(check);
    judge_papers(check);
    judge_end(check);
    sort_signals(check.signals);
    return std::move(check.signals);
}

std::vector<Signal> client_health(std::vector<State> const& with_the_same_client, Instant now) {
    std::vector<Signal> signals;
    judge_cancellations(with_the_same_client, now, signals);
    judge_payments(with_the_same_client, now, signals);
    sort_signals(signals);
    return signals;
}

ProfessionalRecord own_record(std::vector<State> const& states,
                              std::vector<std::vector<Exchange>> const& messages, Instant now) {
    ProfessionalRecord record;
    record.engagements = static_cast<int>(states.size());
    std::vector<Response> answers;
    for (std::size_t i = 0; i < states.size(); ++i) {
        auto const& state = states[i];
        count_milestones(state, now, record.on_time);
        count_completed(state, now, record.completed);
        count_checkins(state, now, record.checkins);
        count_feedback(state, now, record);
        if (i >= messages.size()) continue;
        for (auto const& answer : responses_by(Party::freelancer, messages[i]))
            if (answer.answered <= now) answers.push_back(answer);
    }
    record.answers = static_cast<int>(answers.size());
    record.own_response = median_response(answers);
    return record;
}

}  // namespace tally::engagement
