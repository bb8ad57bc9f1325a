#include "rights/place.h"

#include <algorithm>

#include "base/words.h"

namespace tally::rights {
namespace {

struct Parts {
    std::string_view country;
    std::string_view subdivision;
    std::string_view city;
};

Parts split(std::string_view text) {
    Parts parts;
    auto const first = std::min(text.find('-'), text.size());
    parts.country = text.substr(0, first);
    auto const rest = first < text.size() ? text.substr(first + 1) : std::string_view{};
    auto const second = std::min(rest.find('-'), rest.size());
    parts.subdivision = rest.substr(0, second);
    if (second < rest.size()) parts.city = rest.substr(second + 1);
    return parts;
}

bool is_letter(char c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); }
bool is_letter_or_digit(char c) { return is_letter(c) || (c >= '0' && c <= '9'); }

// Letters and digits in lower case; bytes of other scripts stay.
std::string plain(std::string_view text) {
    std::string kept;
    for (char const c : text)
        if (is_letter_or_digit(c) || static_cast<unsigned char>(c) >= 0x80) kept += c;
    return ascii_lower(kept);
}

std::string country(std::string_view text) {
    auto const code = plain(text);
    return code == "uk" ? "gb" : code;
}

Answer same(std::string const& known, std::string const& wanted) {
    if (wanted.empty() || known == wanted) return Answer::yes;
    return known.empty() ? Answer::unknown : Answer::no;
}

}  // namespace

bool is_place(std::string_view text) {
    auto const parts = split(text);
    if (parts.country.size() != 2 || !std::ranges::all_of(parts.country, is_letter)) return false;
    if (text.size() == 2) return true;
    if (parts.subdivision.empty() || parts.subdivision.size() > 3 ||
        !std::ranges::all_of(parts.subdivision, is_letter_or_digit))
        return false;
    return text.size() == parts.subdivision.size() + 3 || !plain(parts.city).empty();
}

Result<void> check_place(std::string_view text) {
    if (text.empty() || is_place(text)) return {};
    return fail(Code::invalid_input, "'" + std::string{text} + "' is not how laws name a place",
                "the code of the country, and what is known below it: DE, US-TX, US-NY-New York");
}

Answer lies_in(std::string_view location, std::string_view place) {
    auto const known = split(location);
    auto const wanted = split(place);
    auto const in_country = same(country(known.country), country(wanted.country));
    if (in_country != Answer::yes) return in_country;
    auto const in_part = same(plain(known.subdivision), plain(wanted.subdivision));
    if (in_part != Answer::yes) return in_part;
    return same(plain(known.city), plain(wanted.city));
}

Answer any_of(Answer a, Answer b) { return std::max(a, b); }

}  // namespace tally::rights
