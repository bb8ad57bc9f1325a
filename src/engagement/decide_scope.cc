#include "engagement/agreement_text.h"
#include "engagement/guards.h"
#include "engagement/numbered.h"

namespace tally::engagement {
namespace {

using ledger::Party;

Result<ScopeRequest const*, Rejection> find_request(Guards const& guards, int number) {
    if (auto const* request = find_numbered(guards.state().requests, number)) return request;
    return refuse("unknown-request", "there is no request " + std::to_string(number),
                  "log it with `tally scope log`");
}

// A change order that the other side has not answered yet, or answered without anything to show.
Result<ChangeOrder const*, Rejection> find_open(Guards const& guards, int number, ChangeStage to) {
    auto const* order = find_numbered(guards.state().changes, number);
    if (order == nullptr)
        return refuse("unknown-change", "there is no change order " + std::to_string(number),
                      "propose it with `tally change propose`");
    bool const confirms = order->stage == to && order->claimed && guards.context().basis;
    if (order->stage == ChangeStage::proposed || confirms) return order;
    return refuse("change-settled", "change order " + std::to_string(number) + " is " +
                                        std::string{name(order->stage)} + " already");
}

Result<void, Rejection> check_clause(Guards const& guards, RequestTied const& asked) {
    if (asked.tie != ScopeTie::inside) return {};
    auto const* terms = guards.state().terms();
    if (terms == nullptr)
        return refuse("no-agreement", "there is no agreement with scope lines",
                      "draft one with `tally agreement draft`");
    auto const text = parse_agreement(terms->text, guards.state().engagement.currency);
    std::string known;
    if (text)
        for (auto const& line : text->scope) {
            if (line.id == asked.clause) return {};
            known += (known.empty() ? "" : ", ") + line.id;
        }
    return refuse("unknown-scope-line", "there is no scope line " + asked.clause,
                  "those that exist: " + known);
}

}  // namespace

Outcome decide_one(Guards& guards, LogRequest const& command) {
    TRY(guards.check_author({Party::client}, "ask for work"));
    if (command.quote.empty())
        return refuse("quote-missing", "a request needs the client's words",
                      "quote them with --quote");
    if (command.milestone != 0) TRY(guards.milestone(command.milestone));
    return RequestLogged{next_number(guards.state().requests), command.quote, command.items,
                         command.digest, command.milestone};
}

Outcome decide_one(Guards& guards, RequestTied const& asked) {
    TRY(guards.check_author({Party::freelancer, Party::client}, "judge a request"));
    TRY(find_request(guards, asked.request));
    TRY(check_clause(guards, asked));
    return asked;
}

Outcome decide_one(Guards& guards, ProposeChange const& command) {
    TRY(guards.check_author({Party::freelancer, Party::client}, "propose a change order"));
    TRY(guards.check_amount(command.amount));
    TRY(guards.warn_if_ended("propose a change order"));
    if (command.title.empty())
        return refuse("title-missing", "a change order needs a title", "say it with --title");
    if (command.days < 0)
        return refuse("days-negative", "a change order takes no time back",
                      "leave --days out, or say how many days the dates move by");
    ChangeProposed proposed{.change = next_number(guards.state().changes),
                            .request = command.request,
                            .title = command.title,
                            .amount = command.amount,
                            .days = command.days,
                            .quote = {},
                            .items = {},
                            .digest = {}};
    if (command.request == 0) return proposed;
    auto const* request = TRY(find_request(guards, command.request));
    if (request->tie == ScopeTie::inside)
        TRY(guards.warn("request-inside-scope",
                        "request " + std::to_string(request->number) +
                            " counts as part of the scope (" + request->clause + ")",
                        "mark it as outside first: `tally scope mark`"));
    proposed.quote = request->quote;
    proposed.items = request->items;
    proposed.digest = request->digest;
    return proposed;
}

// What was approved is a milestone with a price, to be funded like every other.
Outcome decide_one(Guards& guards, ChangeApproved const& asked) {
    TRY(guards.check_author({Party::client, Party::platform}, "approve a change order"));
    auto const* order = TRY(find_open(guards, asked.change, ChangeStage::approved));
    if (order->stage == ChangeStage::approved) return asked;
    return Facts{asked}.and_then(MilestoneAdded{next_number(guards.state().milestones),
                                                order->title, order->amount, std::nullopt});
}

Outcome decide_one(Guards& guards, ChangeDeclined const& asked) {
    TRY(guards.check_author({Party::client, Party::platform}, "decline a change order"));
    TRY(find_open(guards, asked.change, ChangeStage::declined));
    return asked;
}

Outcome decide_one(Guards& guards, ChangeWithdrawn const& asked) {
    TRY(guards.check_author({Party::freelancer}, "withdraw a change order"));
    TRY(find_open(guards, asked.change, ChangeStage::withdrawn));
    return asked;
}

}  // namespace tally::engagement
