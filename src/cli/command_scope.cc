// tally scope log, mark, list; tally change propose, approve, decline, withdraw, list

#include "cli/act_command.h"
#include "cli/command_line.h"
#include "cli/commands.h"
#include "cli/exit_status.h"
#include "cli/present_state.h"
#include "vault/file_items.h"
#include "vault/quotes.h"

namespace tally::cli {
namespace {

using engagement::Command;

// What is named with --item; without one, what vouches for the wish.
Result<std::vector<search::IndexedItem>> items_of(ActInput const& in, std::string const& basis) {
    std::vector<search::IndexedItem> items;
    for (auto const& each : in.texts("--item"))
        items.push_back(TRY_WITHIN("--item", vault::resolve_item(in.vault(), each)));
    if (items.empty() && !basis.empty())
        items.push_back(TRY_WITHIN("--basis", vault::resolve_item(in.vault(), basis)));
    return items;
}

Result<Command> make_log(ActInput const& in, std::string const& basis) {
    engagement::LogRequest request{.quote = in.text("--quote")};
    request.milestone = TRY(in.number("--milestone"));
    auto const items = TRY(items_of(in, basis));
    TRY_WITHIN("--quote", vault::check_quote(in.vault(), items, request.quote));
    for (auto const& item : items) request.items.push_back(item.id);
    if (items.size() == 1) request.digest = items.front().blob;
    return request;
}

Result<Command> make_mark(ActInput const& in) {
    engagement::RequestTied tied;
    tied.request = TRY(in.number("N"));
    tied.tie = TRY(in.choice<engagement::ScopeTie>("WHERE"));
    tied.clause = in.text("--clause");
    tied.why = in.text("--why");
    return tied;
}

Result<Command> make_propose(ActInput const& in) {
    engagement::ProposeChange proposed;
    proposed.request = TRY(in.number("--request"));
    proposed.amount = TRY(in.needed_amount());
    proposed.days = TRY(in.number("--days"));
    proposed.title = in.text("--title");
    return proposed;
}

Result<Command> make_approve(ActInput const& in) {
    auto const number = TRY(in.number("N"));
    return engagement::ChangeApproved{number, in.text("--how")};
}

Result<Command> make_decline(ActInput const& in) {
    auto const number = TRY(in.number("N"));
    return engagement::ChangeDeclined{number, in.text("--why")};
}

Result<Command> make_withdraw(ActInput const& in) {
    auto const number = TRY(in.number("N"));
    return engagement::ChangeWithdrawn{number, in.text("--why")};
}

Result<int> list_requests(Session& session, std::string const& slug) {
    auto const state = TRY(state_at(session, slug));
    session.emit({{"engagement", slug}, {"requests", json_of(state.requests)}},
                 requests_text(state));
    return status::ok;
}

Result<int> list_changes(Session& session, std::string const& slug) {
    auto const state = TRY(state_at(session, slug));
    session.emit({{"engagement", slug}, {"changes", json_of(state.changes)}}, changes_text(state));
    return status::ok;
}

void add_change(CommandLine app, Session& session) {
    auto group = app.add_subcommand("change", "Change orders: priced additions to the agreement");
    group.require_subcommand(1);
    ActCommand{group, session, "propose", "Offer an addition with its price"}
        .needs("--title", "What it delivers")
        .needs("--amount", "What it costs")
        .may("--days", "By how many days all dates move")
        .may("--request", "Number of the request that it answers: its words are quoted")
        .makes(make_propose);
    ActCommand{group, session, "approve", "The client agreed: it becomes a milestone"}
        .needs("N", "Number of the change order")
        .needs("--how", "\"reply by e-mail\"")
        .makes(make_approve);
    ActCommand{group, session, "decline", "The client did not want it"}
        .needs("N", "Number of the change order")
        .may("--why", "What the client said")
        .makes(make_decline);
    ActCommand{group, session, "withdraw", "You took it back"}
        .needs("N", "Number of the change order")
        .may("--why", "Why")
        .makes(make_withdraw);
    add_view(group, session, "list", "All change orders", list_changes);
}

}  // namespace

void add_scope_commands(CommandLine app, Session& session) {
    auto group = app.add_subcommand("scope", "What the client asked for on the way");
    group.require_subcommand(1);
    ActCommand{group, session, "log", "Put a request on record, in the client's words"}
        .needs("--quote", "The words")
        .with_items("The mail or message that holds them (default: the basis); may be repeated")
        .may("--milestone", "Number of the milestone that it concerns")
        .makes([&session](ActInput const& in) { return make_log(in, session.options.basis); });
    ActCommand{group, session, "mark", "Say whether a request is part of what was agreed"}
        .needs("N", "Number of the request")
        .needs("WHERE", "inside, outside or undecided")
        .may("--clause", "Id of the scope line; for outside, the words that exclude it")
        .may("--why", "Why you see it so")
        .makes(make_mark);
    add_view(group, session, "list", "All requests, and where they stand", list_requests);
    add_change(app, session);
}

}  // namespace tally::cli
