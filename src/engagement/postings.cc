#include "engagement/postings.h"

#include "engagement/fold.h"

namespace tally::engagement {
namespace {

// The four figures that the rest follows from.
struct Balances {
    Money held;
    Money paid;
    Money unpaid;
    Money fees;
};

Balances balances_of(State const& state, Money const& fees) {
    return {state.held(), state.paid(), state.unpaid(), fees};
}

std::vector<Posting> difference(Balances const& before, Balances const& after) {
    auto const held = after.held - before.held;
    auto const paid = after.paid - before.paid;
    auto const unpaid = after.unpaid - before.unpaid;
    auto const fees = after.fees - before.fees;
    Money const none{0, held.currency};
    std::vector<Posting> postings{{Account::held, held},
                                  {Account::deposits, none - held},
                                  {Account::received, paid - fees},
                                  {Account::receivable, unpaid},
                                  {Account::fees, fees},
                                  {Account::income, none - paid - unpaid}};
    std::erase_if(postings, [](Posting const& one) { return one.amount.minor == 0; });
    return postings;
}

}  // namespace

std::vector<Transaction> transactions(State const& state) {
    auto running = opened(state.engagement);
    auto fees = state.zero();
    auto before = balances_of(running, fees);
    std::vector<Transaction> all;
    for (std::size_t i = 0; i < state.history.size(); ++i) {
        evolve(running, state.history[i]);
        if (auto const* fee = std::get_if<FeeCharged>(&state.history[i].event.fact))
            fees = plus(fees, fee->amount);
        auto const after = balances_of(running, fees);
        if (auto postings = difference(before, after); !postings.empty())
            all.push_back({i, std::move(postings)});
        before = after;
    }
    return all;
}

Money balance(std::vector<Transaction> const& all, Account account, Currency currency) {
    Money sum{0, currency};
    for (auto const& transaction : all)
        for (auto const& posting : transaction.postings)
            if (posting.account == account) sum = sum + posting.amount;
    return sum;
}

}  // namespace tally::engagement
