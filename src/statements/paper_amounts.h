// Amounts as invoices print them: "1,234.56", "1.234,56 €", "1'234.50 CHF", "$1200". How a paper
// writes decimals is told from all of its amounts; what could be read in two ways is not guessed.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/money.h"

namespace tally::statements {

// A figure with separators, as it stands there.
struct PrintedAmount {
    std::string figure;    // "1.234,56"
    std::string currency;  // what stands at it: "€", "USD"; may be empty
    bool negative = false;
    bool split = false;  // a short figure and a space stand in front: "2 500,00" may be one or two
};
// From left to right. Percentages, dates and years are none.
std::vector<PrintedAmount> printed_amounts(std::string_view line);

// '.', ',' or 0 where the amounts of the paper do not tell, or contradict each other.
char decimal_sign(std::vector<PrintedAmount> const& amounts);

// nullopt where the figure could mean two amounts, or none in this currency.
std::optional<Money> money_of(PrintedAmount const& amount, char decimal, Currency currency);

// The currencies that a text names by code or by a sign that belongs to one; each once, in order.
std::vector<Currency> named_currencies(std::string_view text);
// Of "$" alone it is the expected one, where that is a dollar; else nothing.
std::optional<Currency> currency_of_sign(std::string_view sign, Currency expected);

}  // namespace tally::statements
