#include "tone/check_digits.h"

#include <algorithm>
#include <string>

namespace tally::tone {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }

std::string without_gaps(std::string_view text) {
    std::string out;
    std::ranges::copy_if(text, std::back_inserter(out),
                         [](char c) { return c != ' ' && c != '-'; });
    return out;
}

}  // namespace

bool is_card_number(std::string_view text) {
    constexpr std::size_t digits_min = 13;
    constexpr std::size_t digits_max = 19;
    auto const number = without_gaps(text);
    if (number.size() < digits_min || number.size() > digits_max ||
        !std::ranges::all_of(number, is_digit) ||
        std::ranges::count(number, number.front()) == std::ssize(number))
        return false;
    int sum = 0;
    bool twice = false;  // every second digit, from the right
    for (auto digit = number.rbegin(); digit != number.rend(); ++digit, twice = !twice) {
        int const value = (*digit - '0') * (twice ? 2 : 1);
        sum += value / 10 + value % 10;
    }
    return sum % 10 == 0;
}

bool is_iban(std::string_view text) {
    constexpr std::size_t length_min = 15;
    constexpr std::size_t length_max = 34;
    constexpr std::size_t head = 4;  // country and check digits, which count last
    auto number = without_gaps(text);
    if (number.size() < length_min || number.size() > length_max || !is_capital(number[0]) ||
        !is_capital(number[1]))
        return false;
    std::ranges::rotate(number, number.begin() + head);
    int rest = 0;
    for (char const c : number) {
        if (!is_digit(c) && !is_capital(c)) return false;
        rest = is_digit(c) ? (rest * 10 + (c - '0')) % 97 : (rest * 100 + (c - 'A' + 10)) % 97;
    }
    return rest == 1;
}

}  // namespace tally::tone
