#include "statements/date_text.h"

#include <array>
#include <vector>

#include "base/words.h"

namespace tally::statements {
namespace {

std::vector<std::string> pieces_of(std::string_view text) {
    std::vector<std::string> pieces;
    auto const lower = ascii_lower(text.substr(0, 40));
    for (std::size_t at = 0; at < lower.size();) {
        auto const is_digit = [&](std::size_t i) { return lower[i] >= '0' && lower[i] <= '9'; };
        auto const is_letter = [&](std::size_t i) { return lower[i] >= 'a' && lower[i] <= 'z'; };
        auto end = at;
        while (end < lower.size() && is_digit(end) && end - at < 4) ++end;
        if (end == at)
            while (end < lower.size() && is_letter(end)) ++end;
        if (end > at) pieces.push_back(lower.substr(at, end - at));
        at = std::max(end, at + 1);
    }
    return pieces;
}

std::optional<unsigned> number(std::string const& text) {
    if (text.empty() || text.size() > 4 || text[0] < '0' || text[0] > '9') return std::nullopt;
    return static_cast<unsigned>(std::stoul(text));
}

std::optional<unsigned> month_of(std::string const& text) {
    constexpr std::array<std::string_view, 12> names{"jan", "feb", "mar", "apr", "may", "jun",
                                                     "jul", "aug", "sep", "oct", "nov", "dec"};
    for (unsigned i = 0; i < names.size(); ++i)
        if (text.starts_with(names[i])) return i + 1;
    return std::nullopt;
}

}  // namespace

std::optional<DateForm> parse_date_form(std::string_view name) {
    constexpr std::array<std::pair<std::string_view, DateForm>, 6> forms{
        {{"yyyy-mm-dd", DateForm::year_first},
         {"dd.mm.yyyy", DateForm::day_first},
         {"dd/mm/yyyy", DateForm::day_first},
         {"dd-mm-yyyy", DateForm::day_first},
         {"mm/dd/yyyy", DateForm::month_first},
         {"mmm d, yyyy", DateForm::month_name}}};
    for (auto const& [text, form] : forms)
        if (text == name) return form;
    return std::nullopt;
}

std::optional<Date> parse_date_text(std::string_view text, DateForm form) {
    auto const pieces = pieces_of(text);
    if (pieces.size() < 3) return std::nullopt;
    auto const at = [&](std::size_t place) { return number(pieces[place]); };
    auto year = form == DateForm::year_first ? at(0) : at(2);
    auto day = form == DateForm::day_first ? at(0) : at(form == DateForm::year_first ? 2 : 1);
    auto month = at(form == DateForm::month_first ? 0 : 1);
    if (form == DateForm::month_name) month = month_of(pieces[0]);
    if (!year || !month || !day) return std::nullopt;
    if (*year < 100) *year += 2000;
    Date const date{std::chrono::year{static_cast<int>(*year)}, std::chrono::month{*month},
                    std::chrono::day{*day}};
    if (!date.ok() || *year < 1970) return std::nullopt;
    return date;
}

}  // namespace tally::statements
