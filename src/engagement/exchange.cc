#include "engagement/exchange.h"

#include <algorithm>

#include "base/words.h"

namespace tally::engagement {
namespace {

using ledger::Party;

bool is_side(Party party) { return party == Party::client || party == Party::freelancer; }

}  // namespace

std::vector<Response> responses_by(Party party, std::vector<Exchange> messages) {
    std::ranges::stable_sort(messages, {}, &Exchange::at);
    std::vector<Response> responses;
    std::optional<Instant> waiting;
    for (auto const& message : messages) {
        if (!is_side(message.from)) continue;
        if (message.from == party) {
            if (waiting) responses.push_back({*waiting, message.at});
            waiting.reset();
        } else if (!waiting) {
            waiting = message.at;
        }
    }
    return responses;
}

std::optional<std::chrono::milliseconds> median_response(std::vector<Response> const& responses) {
    if (responses.empty()) return std::nullopt;
    std::vector<std::chrono::milliseconds> times;
    times.reserve(responses.size());
    for (auto const& response : responses) times.push_back(response.took());
    auto const middle = times.begin() + static_cast<std::ptrdiff_t>((times.size() - 1) / 2);
    std::ranges::nth_element(times, middle);
    return *middle;
}

std::string rough_time(std::chrono::milliseconds time) {
    using namespace std::chrono;
    auto const text = [](auto count, std::string_view what) {
        return counted(static_cast<std::uint64_t>(count), what);
    };
    if (time < minutes{1}) return "less than a minute";
    if (time < hours{2}) return text(floor<minutes>(time).count(), "minute");
    if (time < days{2}) return text(floor<hours>(time).count(), "hour");
    return text(floor<days>(time).count(), "day");
}

}  // namespace tally::engagement
