#include "statements/amount_text.h"

namespace tally::statements {

Result<Money> parse_amount_text(std::string_view text, char decimal, Currency currency) {
    std::string plain;
    bool negative = false;
    bool digits = false;
    for (char const c : text) {
        if (c >= '0' && c <= '9') {
            plain += c;
            digits = true;
        } else if (c == decimal) {
            plain += '.';
        } else if (c == '-' || c == '(') {
            negative = true;
        } else if (c >= 'a' && c <= 'z') {
            return fail(Code::invalid_input,
                        "'" + std::string{text.substr(0, 60)} + "' is no amount");
        }
    }
    if (text.contains("\xe2\x88\x92")) negative = true;  // U+2212
    if (!digits)
        return fail(Code::invalid_input, "'" + std::string{text.substr(0, 60)} + "' is no amount");
    auto const whole = plain.starts_with('.') ? "0" + plain : plain;
    auto money = TRY(Money::parse(whole, currency));
    if (negative) money.minor = -money.minor;
    return money;
}

}  // namespace tally::statements
