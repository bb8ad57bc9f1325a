// The money of an engagement as double entry: every event that moves money becomes a transaction
// whose postings add up to zero.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "engagement/state.h"

namespace tally::engagement {

enum class Account : std::uint8_t {
    held,        // the client's money that the platform keeps for us
    deposits,    // what stands against it: it is not ours yet
    received,    // came in, less fees
    receivable,  // invoiced and open
    fees,
    income,
};
// As hledger and other plain-text accounting name them.
inline constexpr std::array<std::string_view, 6> account_names{
    "assets:held",     "liabilities:client deposits",
    "assets:received", "assets:receivable",
    "expenses:fees",   "income:work"};
constexpr NameList names_of(Account) { return {"account", account_names}; }

struct Posting {
    Account account = Account::held;
    Money amount;  // positive: debit
    bool operator==(Posting const&) const = default;
};

struct Transaction {
    std::size_t event = 0;          // position in State::history
    std::vector<Posting> postings;  // none of them zero; their sum is
    bool operator==(Transaction const&) const = default;
};

// In the order of the record. Summed up, `held` is State::held, `receivable` is State::unpaid, and
// `received` with `fees` is State::paid. Events that move no money have none.
std::vector<Transaction> transactions(State const& state);

// What stands on the account after all of them.
Money balance(std::vector<Transaction> const& all, Account account, Currency currency);

}  // namespace tally::engagement
