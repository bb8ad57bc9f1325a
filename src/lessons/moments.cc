#include "lessons/moments.h"
#include "engagement/event.h"

#include <algorithm>

namespace tally::lessons {
namespace {

using engagement::Exchange;
using engagement::Signal;
using engagement::State;
using std::chrono::days;

constexpr std::array<std::string_view, 14> told_kinds{"agreement.signed",
                                                      "contract.refused",
                                                      "milestone.funded",
                                                      "milestone.submitted",
                                                      "milestone.changes-requested",
                                                      "milestone.released",
                                                      "milestone.return-requested",
                                                      "milestone.charged-back",
                                                      "hours.disputed",
                                                      "change.declined",
                                                      "contract.ended",
                                                      "dispute.opened",
                                                      "dispute.decided",
                                                      "feedback.given"};
constexpr std::size_t events_max = 100;

std::optional<Instant> first_occurred(State const& state, Instant until) {
    std::optional<Instant> first;
    for (auto const& recorded : state.history)
        if (recorded.event.occurred <= until)
            first = std::min(first.value_or(recorded.event.occurred), recorded.event.occurred);
    return first;
}

Sample sample_at(State const& state, std::vector<Exchange> const& messages, Instant at) {
    auto then = engagement::as_of(state, at);
    std::vector<Exchange> known;
    std::ranges::copy_if(messages, std::back_inserter(known),
                         [&](Exchange const& one) { return one.at <= at; });
    auto signals = engagement::health(then, known, at);
    return {at, std::move(then), std::move(signals)};
}

// contract-ended is an event, and told as one.
bool counts(Signal const& signal) {
    return signal.weight != Signal::Weight::note && signal.id != "contract-ended";
}

Signal const* find(std::vector<Signal> const& signals, std::string const& id) {
    auto const found = std::ranges::find_if(
        signals, [&](Signal const& one) { return one.id == id && counts(one); });
    return found == signals.end() ? nullptr : &*found;
}

Moment moment_of(Instant at, Signal const& signal, bool lasted) {
    return {.kind = Moment::Kind::signal,
            .at = at,
            .id = signal.id,
            .weight = signal.weight,
            .text = signal.text,
            .evidence = signal.evidence,
            .money = signal.money,
            .lasted = lasted,
            .entry = std::nullopt};
}

// Narrows the days between two samples down to the first on which the signal is there.
Moment first_day(State const& state, std::vector<Exchange> const& messages, Instant before,
                 Sample const& after, std::string const& id, bool lasted) {
    auto found = moment_of(after.at, *find(after.signals, id), lasted);
    auto low = before;
    while (found.at - low > days{1}) {
        auto const middle = low + (found.at - low) / 2;
        auto const sample = sample_at(state, messages, middle);
        if (auto const* signal = find(sample.signals, id))
            found = moment_of(middle, *signal, lasted);
        else
            low = middle;
    }
    return found;
}

}  // namespace

std::vector<Sample> samples_of(State const& state, std::vector<Exchange> const& messages,
                               Instant until) {
    std::vector<Sample> samples;
    auto const first = first_occurred(state, until);
    if (!first) return samples;
    auto const step = std::max<std::chrono::milliseconds>(days{1}, (until - *first) / samples_max);
    for (auto at = *first; at < until; at += step)
        samples.push_back(sample_at(state, messages, at));
    samples.push_back(sample_at(state, messages, until));
    return samples;
}

std::vector<Moment> first_signals(State const& state, std::vector<Exchange> const& messages,
                                  std::vector<Sample> const& samples) {
    std::vector<Moment> moments;
    for (std::size_t i = 0; i < samples.size(); ++i) {
        auto const before = i == 0 ? samples[i].at : samples[i - 1].at;
        for (auto const& signal : samples[i].signals) {
            bool const is_known =
                std::ranges::find(moments, signal.id, &Moment::id) != moments.end();
            if (is_known || !counts(signal)) continue;
            bool const lasted = find(samples.back().signals, signal.id) != nullptr;
            moments.push_back(first_day(state, messages, before, samples[i], signal.id, lasted));
        }
    }
    std::ranges::stable_sort(moments, {}, &Moment::at);
    return moments;
}

std::vector<Moment> main_events(State const& state, Instant until) {
    std::vector<Moment> moments;
    for (auto const& recorded : state.history) {
        auto const kind = engagement::kind_of(recorded.event).name;
        if (recorded.event.occurred > until || moments.size() == events_max) continue;
        if (std::ranges::find(told_kinds, kind) == told_kinds.end()) continue;
        moments.push_back({.kind = Moment::Kind::event,
                           .at = recorded.event.occurred,
                           .id = std::string{kind},
                           .weight = Signal::Weight::note,
                           .text = engagement::summary(recorded.event, recorded.author, &state),
                           .evidence = {},
                           .money = std::nullopt,
                           .lasted = false,
                           .entry = recorded.n});
    }
    std::ranges::stable_sort(moments, {}, &Moment::at);
    return moments;
}

}  // namespace tally::lessons
