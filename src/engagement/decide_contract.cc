#include "engagement/guards.h"
#include "engagement/numbered.h"

namespace tally::engagement {
namespace {

using ledger::Party;

Result<Money, Rejection> checked_pays(Guards const& guards, EndContract const& command) {
    auto const& state = guards.state();
    auto const pays = command.pays.value_or(state.zero());
    if (pays.minor == 0 && pays.currency == state.engagement.currency) return pays;
    TRY(guards.check_amount(pays));
    if (guards.context().author != Party::client)
        return refuse("pays-without-client", "only the client pays at the end of the contract",
                      "leave the payment out");
    auto const held = state.held();
    if (has_platform(state.engagement.type) && pays.minor > held.minor)
        return refuse("pays-over-held",
                      "only " + held.text() + " is held, and the client cannot pay " + pays.text() +
                          " out of it",
                      "if more was funded, record `tally milestone fund` first");
    return pays;
}

// The trap that costs most: the platform sends everything back when the freelancer ends it.
Result<void, Rejection> warn_if_held(Guards& guards) {
    auto const& state = guards.state();
    auto const held = state.held();
    if (state.engagement.type != EngagementType::upwork_fixed) return {};
    if (guards.context().author != Party::freelancer || held.minor == 0) return {};
    return guards.warn(
        "end-with-money-held",
        held.text() + " is still held: when you end the contract, it goes back to the client",
        "do not end it yet: submit the work through the platform, so that the client's review "
        "runs out in your favour, or let the client end it, and then dispute the refund in time");
}

}  // namespace

Outcome decide_one(Guards& guards, EndContract const& command) {
    auto const& ended = guards.state().ended;
    if (ended)
        return refuse("contract-ended",
                      "the " + std::string{ledger::name(ended->by)} + " ended the contract on " +
                          format_local(ended->occurred, guards.state().engagement.zone));
    TRY(guards.check_author({Party::freelancer, Party::client, Party::platform},
                            "end the contract"));
    auto const pays = TRY(checked_pays(guards, command));
    TRY(warn_if_held(guards));
    return ContractEnded{guards.context().author, command.reason, pays};
}

Outcome decide_one(Guards& guards, ReasonStated const& asked) {
    TRY(guards.check_author({Party::client, Party::platform}, "give a reason for the end"));
    if (asked.text.empty())
        return refuse("reason-missing", "the reason has no words", "say it with --text");
    return ReasonStated{next_number(guards.state().reasons), asked.text};
}

Outcome decide_one(Guards& guards, ReasonAnswered const& asked) {
    TRY(guards.check_author({Party::freelancer}, "answer a reason"));
    if (find_numbered(guards.state().reasons, asked.reason) == nullptr)
        return refuse("unknown-reason", "there is no reason " + std::to_string(asked.reason),
                      "record what the client says with `tally contract reason`");
    TRY(guards.warn_about_words(asked.text));
    return asked;
}

}  // namespace tally::engagement
