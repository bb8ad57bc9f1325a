#include <algorithm>

#include "base/words.h"
#include "engagement/agreement_text.h"
#include "engagement/fold.h"
#include "engagement/health_signals.h"
#include "engagement/plain_text.h"

namespace tally::engagement {
namespace {

using Weight = Signal::Weight;

std::string called(Milestone const& milestone) {
    return "milestone " + std::to_string(milestone.number) + " “" +
           std::string{cut(milestone.title, 60)} + "”";
}

std::string count_of(std::size_t count, std::string_view what) {
    return counted(static_cast<std::uint64_t>(count), what);
}

bool is_under_way(Milestone const& milestone) {
    return milestone.started || !milestone.submissions.empty() || !milestone.deliveries.empty();
}

// What no money stands behind: neither held, nor paid, nor secured by something else.
Money uncovered(State const& state, Milestone const& milestone) {
    auto const rest =
        milestone.amount - (milestone.funded - milestone.returned) - milestone.secured;
    return rest.minor > 0 ? rest : state.zero();
}

void judge_unfunded(HealthCheck& check) {
    auto total = check.state.zero();
    std::vector<std::string> evidence;
    for (auto const& milestone : check.state.milestones) {
        if (milestone.is_covered() || !is_under_way(milestone)) continue;
        auto const open = uncovered(check.state, milestone);
        total = plus(total, open);
        evidence.push_back(called(milestone) + ": nothing stands behind " + open.text());
    }
    if (evidence.empty()) return;
    auto const count = evidence.size();
    auto text =
        count_of(count, "milestone") + (count == 1 ? " is under way without money behind it"
                                                   : " are under way without money behind them");
    check.say("work-unfunded", Weight::alarm, std::move(text),
              "pause, and ask the client to fund it: only money that is deposited is protected",
              std::move(evidence), total);
}

void judge_chat_delivery(HealthCheck& check) {
    if (!has_platform(check.state.engagement.type)) return;
    auto total = check.state.zero();
    std::vector<std::string> evidence;
    for (auto const& milestone : check.state.milestones) {
        bool const by_chat = !milestone.deliveries.empty() && milestone.submissions.empty();
        if (!by_chat || milestone.approved || milestone.released.minor > 0) continue;
        total = plus(total, check.state.held(milestone.number));
        evidence.push_back(called(milestone) + ": sent on " +
                           check.day(milestone.deliveries.front().occurred) +
                           ", never submitted on the platform");
    }
    if (evidence.empty()) return;
    auto text = "work of " + count_of(evidence.size(), "milestone") +
                " reached the client without the platform's submit function: no review runs";
    check.say("chat-only-delivery", Weight::alarm, std::move(text),
              "submit it on the platform as well, today", std::move(evidence),
              total.minor > 0 ? std::optional{total} : std::nullopt);
}

void judge_requests(HealthCheck& check) {
    std::vector<std::string> evidence;
    std::size_t outside = 0;
    std::size_t undecided = 0;
    for (auto const& request : check.state.requests) {
        if (request.tie == ScopeTie::undecided) ++undecided;
        if (!is_unpriced(check.state, request)) continue;
        ++outside;
        evidence.push_back("request " + std::to_string(request.number) + " of " +
                           check.day(request.occurred) + ": “" +
                           std::string{cut(request.quote, 100)} + "”");
    }
    if (outside == 0 && undecided == 0) return;
    auto text = outside == 0
                    ? std::string{}
                    : count_of(outside, "request") + " outside of the scope became no change order";
    if (undecided > 0)
        text += (text.empty() ? "" : "; ") + count_of(undecided, "request") +
                (undecided == 1 ? " is" : " are") + " not tied to the scope yet";
    check.say("requests-outside", outside > 0 ? Weight::concern : Weight::note, std::move(text),
              outside > 0 ? "offer each as a change order with a price before you work on it"
                          : "decide where they stand: `tally scope mark`",
              std::move(evidence));
}

void judge_rounds(HealthCheck& check) {
    auto const* terms = check.state.terms();
    if (terms == nullptr) return;
    auto const text = parse_agreement(terms->text, check.state.engagement.currency);
    if (!text || !text->revisions) return;
    auto const agreed = static_cast<std::uint64_t>(text->revisions->rounds);
    std::vector<std::string> evidence;
    for (auto const& milestone : check.state.milestones)
        if (milestone.changes_requested.size() > agreed)
            evidence.push_back(called(milestone) + ": " +
                               std::to_string(milestone.changes_requested.size()) +
                               " rounds of changes, " + std::to_string(agreed) + " agreed");
    if (evidence.empty()) return;
    auto const count = evidence.size();
    check.say("revision-rounds", Weight::concern,
              count_of(count, "milestone") + (count == 1 ? " has" : " have") +
                  " more rounds of changes than agreed",
              "offer the next round as a change order", std::move(evidence));
}

}  // namespace

bool is_unpriced(State const& state, ScopeRequest const& request) {
    return request.tie == ScopeTie::outside &&
           std::ranges::none_of(state.changes, [&](ChangeOrder const& change) {
               return change.request == request.number;
           });
}

void judge_work(HealthCheck& check) {
    judge_unfunded(check);
    judge_chat_delivery(check);
    judge_requests(check);
    judge_rounds(check);
}

}  // namespace tally::engagement
