// Amounts as statements write them: "$1,200.50", "(12.00)", "-1.200,50 €", "1'200.50-".
#pragma once

#include <string_view>

#include "base/money.h"

namespace tally::statements {

// `decimal` is '.' or ','; what else stands between digits separates thousands. Parentheses and a
// minus in front or behind make it negative. Exact: more decimals than the currency has are
// invalid_input.
Result<Money> parse_amount_text(std::string_view text, char decimal, Currency currency);

}  // namespace tally::statements
