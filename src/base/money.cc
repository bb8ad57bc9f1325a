#include "base/money.h"

#include <algorithm>

#include "base/check.h"

namespace tally {
namespace {

struct CurrencyRow {
    std::string_view code;
    int decimals;
};

// ISO 4217:2015 list one, active currencies; decimals as published there.
constexpr std::array currency_table{
    CurrencyRow{"AED", 2}, CurrencyRow{"ARS", 2}, CurrencyRow{"AUD", 2}, CurrencyRow{"BDT", 2},
    CurrencyRow{"BGN", 2}, CurrencyRow{"BHD", 3}, CurrencyRow{"BOB", 2}, CurrencyRow{"BRL", 2},
    CurrencyRow{"CAD", 2}, CurrencyRow{"CHF", 2}, CurrencyRow{"CLP", 0}, CurrencyRow{"CNY", 2},
    CurrencyRow{"COP", 2}, CurrencyRow{"CRC", 2}, CurrencyRow{"CZK", 2}, CurrencyRow{"DKK", 2},
    CurrencyRow{"EGP", 2}, CurrencyRow{"EUR", 2}, CurrencyRow{"GBP", 2}, CurrencyRow{"GEL", 2},
    CurrencyRow{"GHS", 2}, CurrencyRow{"HKD", 2}, CurrencyRow{"HUF", 2}, CurrencyRow{"IDR", 2},
    CurrencyRow{"ILS", 2}, CurrencyRow{"INR", 2}, CurrencyRow{"ISK", 0}, CurrencyRow{"JOD", 3},
    CurrencyRow{"JPY", 0}, CurrencyRow{"KES", 2}, CurrencyRow{"KRW", 0}, CurrencyRow{"KWD", 3},
    CurrencyRow{"KZT", 2}, CurrencyRow{"LKR", 2}, CurrencyRow{"MAD", 2}, CurrencyRow{"MXN", 2},
    CurrencyRow{"MYR", 2}, CurrencyRow{"NGN", 2}, CurrencyRow{"NOK", 2}, CurrencyRow{"NPR", 2},
    CurrencyRow{"NZD", 2}, CurrencyRow{"OMR", 3}, CurrencyRow{"PEN", 2}, CurrencyRow{"PHP", 2},
    CurrencyRow{"PKR", 2}, CurrencyRow{"PLN", 2}, CurrencyRow{"QAR", 2}, CurrencyRow{"RON", 2},
    CurrencyRow{"RSD", 2}, CurrencyRow{"SAR", 2}, CurrencyRow{"SEK", 2}, CurrencyRow{"SGD", 2},
    CurrencyRow{"THB", 2}, CurrencyRow{"TND", 3}, CurrencyRow{"TRY", 2}, CurrencyRow{"TWD", 2},
    CurrencyRow{"UAH", 2}, CurrencyRow{"UGX", 0}, CurrencyRow{"USD", 2}, CurrencyRow{"UYU", 2},
    CurrencyRow{"VND", 0}, CurrencyRow{"ZAR", 2},
};

std::string_view symbol_of(std::string_view code) {
    if (code == "USD") return "$";
    if (code == "EUR") return "€";
    if (code == "GBP") return "£";
    if (code == "JPY") return "¥";
    return {};
}

std::unexpected<Error> bad_amount(std::string_view amount, Currency currency) {
    return fail(Code::invalid_input,
                "not an amount in " + currency.code() + ": " + std::string{amount},
                "write it as " + Money{120000, currency}.amount());
}

// Thousands commas are accepted only where they belong.
bool commas_in_place(std::string_view whole) {
    auto const first = whole.find(',');
    if (first == whole.npos) return true;
    if (first == 0 || first > 3) return false;
    for (std::size_t i = first; i < whole.size(); ++i)
        if ((whole[i] == ',') != ((i - first) % 4 == 0)) return false;
    return (whole.size() - first) % 4 == 0;
}

std::string with_thousands(std::string digits) {
    for (auto at = static_cast<std::ptrdiff_t>(digits.size()) - 3; at > 0; at -= 3)
        digits.insert(static_cast<std::size_t>(at), ",");
    return digits;
}

}  // namespace

Currency::Currency(std::string_view code, int decimals) : decimals_{decimals} {
    std::copy_n(code.begin(), code_.size(), code_.begin());
}

Result<Currency> Currency::parse(std::string_view code) {
    auto const row = std::ranges::find(currency_table, code, &CurrencyRow::code);
    if (row == currency_table.end())
        return fail(Code::invalid_input, "unknown currency: " + std::string{code},
                    "use an ISO 4217 code such as USD, EUR or GBP");
    return Currency{row->code, row->decimals};
}

Result<Money> Money::parse(std::string_view amount, Currency currency) {
    auto const point = std::min(amount.find('.'), amount.size());
    auto const whole = amount.substr(0, point);
    auto const fraction = point < amount.size() ? amount.substr(point + 1) : std::string_view{};
    bool const dangling = point + 1 == amount.size();
    if (whole.empty() || dangling || !commas_in_place(whole) ||
        fraction.size() > static_cast<std::size_t>(currency.decimals()))
        return bad_amount(amount, currency);
    std::string digits;
    std::ranges::copy_if(whole, std::back_inserter(digits), [](char c) { return c != ','; });
    digits += fraction;
    digits.append(static_cast<std::size_t>(currency.decimals()) - fraction.size(), '0');
    std::int64_t minor = 0;
    for (char c : digits) {
        if (c < '0' || c > '9') return bad_amount(amount, currency);
        minor = minor * 10 + (c - '0');
        if (minor > minor_max) return bad_amount(amount, currency);
    }
    return Money{minor, currency};
}

std::string Money::amount() const {
    auto digits = std::to_string(minor < 0 ? -minor : minor);
    auto const decimals = static_cast<std::size_t>(currency.decimals());
    if (digits.size() <= decimals) digits.insert(0, decimals + 1 - digits.size(), '0');
    if (decimals > 0) digits.insert(digits.size() - decimals, ".");
    return (minor < 0 ? "-" : "") + digits;
}

std::string Money::text() const {
    auto plain = Money{minor < 0 ? -minor : minor, currency}.amount();
    auto const point = std::min(plain.find('.'), plain.size());
    auto const number = with_thousands(plain.substr(0, point)) + plain.substr(point);
    auto const symbol = symbol_of(currency.code());
    auto const sign = std::string{minor < 0 ? "-" : ""};
    if (symbol.empty()) return sign + number + " " + currency.code();
    return sign + std::string{symbol} + number;
}

Money operator+(Money a, Money b) {
    TALLY_CHECK(a.currency == b.currency);
    return {a.minor + b.minor, a.currency};
}

Money operator-(Money a, Money b) {
    TALLY_CHECK(a.currency == b.currency);
    return {a.minor - b.minor, a.currency};
}

}  // namespace tally
