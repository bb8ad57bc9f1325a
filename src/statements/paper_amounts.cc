#include "statements/paper_amounts.h"

#include <algorithm>
#include <array>

#include "statements/amount_text.h"

namespace tally::statements {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }

// Between digits these separate groups. The spaces are those that no line is broken at.
constexpr std::array<std::string_view, 7> separators{
    ".", ",", "'", "\xe2\x80\x99", "\xc2\xa0", "\xe2\x80\xaf", "\xe2\x80\x89"};
constexpr std::array<std::string_view, 9> signs{"US$", "CA$", "A$", "C$", "NZ$",
                                                "$",   "€",   "£",  "¥"};

std::string_view separator_at(std::string_view text) {
    for (auto const separator : separators)
        if (text.starts_with(separator) && text.size() > separator.size() &&
            is_digit(text[separator.size()]))
            return separator;
    return {};
}

// The end of the figure that begins here.
std::size_t figure_end(std::string_view line, std::size_t begin) {
    auto at = begin;
    while (at < line.size()) {
        if (is_digit(line[at])) {
            ++at;
            continue;
        }
        auto const separator = separator_at(line.substr(at));
        if (separator.empty()) break;
        at += separator.size();
    }
    return at;
}

std::string_view trimmed_back(std::string_view text) {
    while (!text.empty() && (text.back() == ' ' || text.back() == '-' || text.back() == '('))
        text.remove_suffix(1);
    return text;
}

std::string sign_before(std::string_view before) {
    auto const text = trimmed_back(before);
    for (auto const sign : signs)
        if (text.ends_with(sign)) return std::string{sign};
    auto const code = text.size() < 3 ? std::string_view{} : text.substr(text.size() - 3);
    auto const alone = text.size() == 3 || (text.size() > 3 && !is_capital(text[text.size() - 4]));
    if (alone && std::ranges::all_of(code, is_capital) && Currency::parse(code))
        return std::string{code};
    return {};
}

std::string sign_behind(std::string_view behind) {
    while (behind.starts_with(' ') || behind.starts_with("\xc2\xa0"))
        behind.remove_prefix(behind.starts_with(' ') ? 1 : 2);
    for (auto const sign : signs)
        if (behind.starts_with(sign)) return std::string{sign};
    auto const code = behind.substr(0, 3);
    auto const alone = behind.size() == 3 || (behind.size() > 3 && !is_capital(behind[3]));
    if (code.size() == 3 && alone && std::ranges::all_of(code, is_capital) && Currency::parse(code))
        return std::string{code};
    return {};
}

// "2 500,00": up to three digits, one plain space, and a figure whose first group is of three.
bool is_split(std::string_view before, std::string_view figure) {
    if (!before.ends_with(' ') || before.size() < 2 || !is_digit(before[before.size() - 2]))
        return false;
    auto const groups = figure.find_first_not_of("0123456789");
    return groups == 3 || (groups == figure.npos && figure.size() == 3);
}

// The separators of a figure, each as one character; those that are no point or comma as a space.
std::string separators_of(std::string_view figure) {
    std::string found;
    for (std::size_t at = 0; at < figure.size();) {
        auto const separator = separator_at(figure.substr(at));
        if (!separator.empty())
            found += separator == "." || separator == "," ? separator.front() : ' ';
        at += separator.empty() ? 1 : separator.size();
    }
    return found;
}

std::size_t digits_behind(std::string_view figure, char separator) {
    return figure.size() - figure.rfind(separator) - 1;
}

// What the figure alone says of the decimal sign; 0: nothing.
char own_decimal_sign(std::string_view figure) {
    auto const found = separators_of(figure);
    if (found.empty() || found.back() == ' ') return 0;
    auto const last = found.back();
    if (std::ranges::count(found, last) > 1) return 0;
    return digits_behind(figure, last) <= 2 ? last : '\0';
}

// Thousands stand in groups of three.
bool is_grouped(std::string_view figure, char decimal) {
    std::size_t group = 0;
    bool first = true;
    for (std::size_t at = 0; at < figure.size();) {
        auto const separator = separator_at(figure.substr(at));
        if (separator.empty()) {
            ++group;
            ++at;
            continue;
        }
        if (!first && group != 3) return false;
        if (first && (group == 0 || (group > 3 && separator.front() != decimal))) return false;
        first = false;
        group = 0;
        at += separator.size();
        if (separator.size() == 1 && separator.front() == decimal) return true;
    }
    return first || group == 3;
}

}  // namespace

std::vector<PrintedAmount> printed_amounts(std::string_view line) {
    std::vector<PrintedAmount> amounts;
    for (std::size_t at = 0; at < line.size();) {
        if (!is_digit(line[at])) {
            ++at;
            continue;
        }
        auto const end = figure_end(line, at);
        auto const before = line.substr(0, at);
        auto const behind = line.substr(end);
        auto const figure = line.substr(at, end - at);
        at = end;
        bool const word = !before.empty() && (is_capital(before.back()) || before.back() == '/' ||
                                              (before.back() >= 'a' && before.back() <= 'z'));
        if (word || behind.starts_with('%') || behind.starts_with(" %") || behind.starts_with('/'))
            continue;
        PrintedAmount amount{.figure = std::string{figure}, .currency = sign_before(before)};
        if (amount.currency.empty()) amount.currency = sign_behind(behind);
        amount.negative = before.ends_with('-') || before.ends_with("\xe2\x88\x92") ||
                          (before.ends_with('(') && behind.starts_with(')')) ||
                          before.ends_with("-$") || before.ends_with("-€");
        amount.split = is_split(before, figure);
        if (amount.currency.empty() && separators_of(figure).empty()) continue;
        if (is_grouped(figure, own_decimal_sign(figure))) amounts.push_back(std::move(amount));
    }
    return amounts;
}

char decimal_sign(std::vector<PrintedAmount> const& amounts) {
    char decimal = 0;
    for (auto const& amount : amounts) {
        auto const own = own_decimal_sign(amount.figure);
        if (own == 0) continue;
        if (decimal != 0 && decimal != own) return 0;
        decimal = own;
    }
    return decimal;
}

std::optional<Money> money_of(PrintedAmount const& amount, char decimal, Currency currency) {
    auto const found = separators_of(amount.figure);
    auto own = own_decimal_sign(amount.figure);
    if (amount.split) return std::nullopt;
    if (own == 0 && !found.empty() && found.back() != ' ') {
        // Groups of three alone: thousands, unless that sign is the decimal sign elsewhere.
        if (found.back() == decimal || (decimal == 0 && currency.decimals() == 3))
            return std::nullopt;
        own = found.back() == '.' ? ',' : '.';
    }
    auto money = parse_amount_text(amount.figure, own == 0 ? '.' : own, currency);
    if (!money) return std::nullopt;
    if (amount.negative) money->minor = -money->minor;
    return *money;
}

std::vector<Currency> named_currencies(std::string_view text) {
    std::vector<Currency> all;
    auto const add = [&](std::string_view code) {
        auto const currency = Currency::parse(code);
        if (currency && std::ranges::find(all, *currency) == all.end()) all.push_back(*currency);
    };
    if (text.contains("€")) add("EUR");
    if (text.contains("£")) add("GBP");
    if (text.contains("US$")) add("USD");
    if (text.contains("CA$")) add("CAD");
    for (std::size_t at = 0; at + 3 <= text.size(); ++at) {
        auto const code = text.substr(at, 3);
        bool const alone =
            (at == 0 || !std::isalnum(static_cast<unsigned char>(text[at - 1]))) &&
            (at + 3 == text.size() || !std::isalpha(static_cast<unsigned char>(text[at + 3])));
        if (alone && std::ranges::all_of(code, is_capital)) add(code);
    }
    return all;
}

std::optional<Currency> currency_of_sign(std::string_view sign, Currency expected) {
    constexpr std::array<std::string_view, 8> dollars{"USD", "CAD", "AUD", "NZD",
                                                      "SGD", "HKD", "MXN", "BRL"};
    constexpr std::array<std::pair<std::string_view, std::string_view>, 7> of_signs{{{"US$", "USD"},
                                                                                     {"CA$", "CAD"},
                                                                                     {"C$", "CAD"},
                                                                                     {"A$", "AUD"},
                                                                                     {"NZ$", "NZD"},
                                                                                     {"€", "EUR"},
                                                                                     {"£", "GBP"}}};
    if (sign == "$")
        return std::ranges::find(dollars, expected.code()) != dollars.end()
                   ? std::optional{expected}
                   : std::nullopt;
    for (auto const& [text, code] : of_signs)
        if (text == sign) sign = code;
    auto const currency = Currency::parse(sign);
    return currency ? std::optional{*currency} : std::nullopt;
}

}  // namespace tally::statements
