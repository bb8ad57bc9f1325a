#include "engagement/scope.h"

#include "engagement/fold.h"
#include "engagement/numbered.h"
#include "engagement/telling.h"

namespace tally::engagement {
namespace {

void settle(State& state, Recorded const& recorded, int change, ChangeStage stage) {
    auto* order = find_numbered(state.changes, change);
    if (order == nullptr) return;
    // The same answer may be recorded again once something vouches for it.
    bool const confirms = order->stage == stage && order->claimed;
    if (order->stage != ChangeStage::proposed && !confirms) return;
    order->stage = stage;
    order->claimed = recorded.claimed();
    if (!order->settled) order->settled = recorded.event.occurred;
}

std::string called(int change, State const* state) {
    auto const plain = "change order " + std::to_string(change);
    auto const* known = state == nullptr ? nullptr : find_numbered(state->changes, change);
    return known == nullptr ? plain
                            : plain + " “" + known->title + "” over " + known->amount.text();
}

}  // namespace

void apply(State& state, Recorded const& recorded, RequestLogged const& fact) {
    add_numbered(state.requests, ScopeRequest{.number = fact.request,
                                              .quote = fact.quote,
                                              .items = fact.items,
                                              .digest = fact.digest,
                                              .milestone = fact.milestone,
                                              .occurred = recorded.event.occurred,
                                              .tie = ScopeTie::undecided,
                                              .clause = {},
                                              .why = {}});
}

void apply(State& state, Recorded const&, RequestTied const& fact) {
    auto* request = find_numbered(state.requests, fact.request);
    if (request == nullptr) return;
    request->tie = fact.tie;
    request->clause = fact.clause;
    request->why = fact.why;
}

void apply(State& state, Recorded const& recorded, ChangeProposed const& fact) {
    if (fact.amount.currency != state.engagement.currency) return;
    add_numbered(state.changes, ChangeOrder{.number = fact.change,
                                            .request = fact.request,
                                            .title = fact.title,
                                            .amount = fact.amount,
                                            .days = fact.days,
                                            .quote = fact.quote,
                                            .items = fact.items,
                                            .digest = fact.digest,
                                            .occurred = recorded.event.occurred,
                                            .stage = ChangeStage::proposed,
                                            .settled = {},
                                            .claimed = false});
}

void apply(State& state, Recorded const& recorded, ChangeApproved const& fact) {
    settle(state, recorded, fact.change, ChangeStage::approved);
}

void apply(State& state, Recorded const& recorded, ChangeDeclined const& fact) {
    settle(state, recorded, fact.change, ChangeStage::declined);
}

void apply(State& state, Recorded const& recorded, ChangeWithdrawn const& fact) {
    settle(state, recorded, fact.change, ChangeStage::withdrawn);
}

std::string tell(Telling const& telling, RequestLogged const& fact) {
    return telling.who() + " asked for something" + telling.of_milestone(fact.milestone) +
           with_items(fact.items.size()) + ": “" + fact.quote + "”";
}

std::string tell(Telling const& telling, RequestTied const& fact) {
    auto const request = "request " + std::to_string(fact.request);
    auto const clause = fact.clause.empty() ? "" : " (" + fact.clause + ")";
    switch (fact.tie) {
        case ScopeTie::inside:
            return telling.who() + " sees " + request + " as part of the scope" + clause +
                   with_words(fact.why);
        case ScopeTie::outside:
            return telling.who() + " sees " + request + " as outside of the scope" + clause +
                   with_words(fact.why);
        case ScopeTie::undecided: break;
    }
    return telling.who() + " left open whether " + request + " is in the scope" +
           with_words(fact.why);
}

std::string tell(Telling const& telling, ChangeProposed const& fact) {
    auto text = telling.who() + " proposed change order " + std::to_string(fact.change) + " “" +
                fact.title + "” over " + fact.amount.text();
    if (fact.days > 0)
        text += " and " + std::to_string(fact.days) + (fact.days == 1 ? " day" : " days") + " more";
    if (!fact.quote.empty()) text += ", for “" + fact.quote + "”";
    return text;
}

std::string tell(Telling const& telling, ChangeApproved const& fact) {
    return telling.who() + " approved " + called(fact.change, telling.state) + with_words(fact.how);
}

std::string tell(Telling const& telling, ChangeDeclined const& fact) {
    return telling.who() + " declined " + called(fact.change, telling.state) + with_words(fact.why);
}

std::string tell(Telling const& telling, ChangeWithdrawn const& fact) {
    return telling.who() + " withdrew " + called(fact.change, telling.state) + with_words(fact.why);
}

}  // namespace tally::engagement
