#include "lessons/series.h"

#include <algorithm>

namespace tally::lessons {
namespace {

using engagement::State;
using ledger::Party;

Series responses(std::string id, std::string title, Party party,
                 std::vector<engagement::Exchange> const& messages, Instant until) {
    Series series{std::move(id), std::move(title), Unit::minutes, false, {}};
    for (auto const& one : engagement::responses_by(party, messages))
        if (one.answered <= until)
            series.points.push_back(
                {one.answered, std::chrono::floor<std::chrono::minutes>(one.took()).count()});
    return series;
}

// Of what each sample comes to; a value that stays is one point.
template <typename Value>
Series sampled(std::string id, std::string title, std::vector<Sample> const& samples, Value value) {
    Series series{std::move(id), std::move(title), Unit::money, true, {}};
    for (auto const& sample : samples) {
        auto const now = value(sample);
        if (series.points.empty() || series.points.back().value != now)
            series.points.push_back({sample.at, now});
    }
    return series;
}

std::int64_t exposed(Sample const& sample) {
    for (auto const& signal : sample.signals)
        if (signal.id == "exposure" && signal.money) return signal.money->minor;
    return 0;
}

Series outside(State const& state, Instant until) {
    Series series{"requests-outside", "Wishes outside of the scope, so far", Unit::count, true, {}};
    std::vector<Instant> times;
    for (auto const& request : state.requests)
        if (request.tie == engagement::ScopeTie::outside && request.occurred <= until)
            times.push_back(request.occurred);
    std::ranges::sort(times);
    for (auto const at : times)
        series.points.push_back({at, static_cast<std::int64_t>(series.points.size()) + 1});
    return series;
}

Series hours(State const& state, Instant until) {
    Series series{"hours", "Time logged in each week", Unit::minutes, false, {}};
    for (auto const& week : state.weeks)
        if (Instant const monday = std::chrono::sys_days{week.monday}; monday <= until)
            series.points.push_back({monday, week.minutes});
    return series;
}

}  // namespace

std::vector<Series> series_of(State const& state, std::vector<engagement::Exchange> const& messages,
                              std::vector<Sample> const& samples, Instant until) {
    std::vector<Series> all;
    all.push_back(responses("client-response", "How long the client took to answer", Party::client,
                            messages, until));
    all.push_back(responses("own-response", "How long you took to answer", Party::freelancer,
                            messages, until));
    all.push_back(sampled("held", "Held with the platform", samples,
                          [](Sample const& one) { return one.state.held().minor; }));
    all.push_back(sampled("paid", "Paid to you", samples,
                          [](Sample const& one) { return one.state.paid().minor; }));
    all.push_back(sampled("open", "Open on invoices", samples,
                          [](Sample const& one) { return one.state.unpaid().minor; }));
    all.push_back(sampled("exposed", "Work done that was not in hand", samples, exposed));
    all.push_back(outside(state, until));
    all.push_back(hours(state, until));
    std::erase_if(all, [](Series const& one) {
        return std::ranges::all_of(one.points, [](Point const& point) { return point.value == 0; });
    });
    return all;
}

}  // namespace tally::lessons
