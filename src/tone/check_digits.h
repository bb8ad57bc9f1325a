// Numbers that prove themselves: an order number of sixteen digits is hardly ever a card.
#pragma once

#include <string_view>

namespace tally::tone {

// The number of a payment card by its check digit (ISO/IEC 7812-1, the formula of Luhn), with
// blanks and hyphens in between or without. Numbers that are all one digit are none.
bool is_card_number(std::string_view text);

// An account number by its check digits (ISO 13616, modulo 97), with blanks or without, in
// capitals.
bool is_iban(std::string_view text);

}  // namespace tally::tone
