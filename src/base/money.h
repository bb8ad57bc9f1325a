// Exact money: integer minor units of one currency. The number of decimals comes from ISO 4217.
#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/result.h"

namespace tally {

// An ISO 4217 code that this release knows; EUR, USD, JPY.
class Currency {
public:
    // XXX, the code of ISO 4217 for no currency: an amount that nothing was said about yet.
    constexpr Currency() : code_{'X', 'X', 'X'} {}
    static Result<Currency> parse(std::string_view code);
    std::string code() const { return {code_.data(), code_.size()}; }
    // How many decimals amounts are written with: 2 for EUR, 0 for JPY, 3 for KWD.
    int decimals() const { return decimals_; }
    bool operator==(Currency const&) const = default;

private:
    Currency(std::string_view code, int decimals);
    std::array<char, 3> code_{};
    int decimals_ = 2;
};

// An amount that may be negative. |minor| stays below 2^53, so it fits the ledger's integers.
struct Money {
    std::int64_t minor = 0;
    Currency currency;

    static constexpr std::int64_t minor_max = (std::int64_t{1} << 53) - 1;

    // "1200", "1200.5", "1,200.50": digits with optional thousands commas and at most the
    // currency's decimals. Signs, symbols and other writings are invalid_input.
    static Result<Money> parse(std::string_view amount, Currency currency);
    // "1200.00": what JSON and files hold.
    std::string amount() const;
    // "$1,200.00", "€950.00" or "1,200.00 CHF": what people read.
    std::string text() const;

    bool operator==(Money const&) const = default;
};

// The sum; currencies must be the same (a mix is a bug). Overflow beyond minor_max is rejected
// where amounts enter, so sums of ledger amounts cannot wrap.
Money operator+(Money a, Money b);
Money operator-(Money a, Money b);

}  // namespace tally
