#include "outbox/day_words.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <string>
#include <vector>

#include "base/check.h"
#include "base/words.h"
#include "tone/pattern.h"

namespace tally::outbox {
namespace {

using std::chrono::days;
using std::chrono::sys_days;

constexpr std::array<std::string_view, 12> months{"jan", "feb", "mar", "apr", "may", "jun",
                                                  "jul", "aug", "sep", "oct", "nov", "dec"};
constexpr std::array<std::string_view, 7> weekdays{"sun", "mon", "tue", "wed", "thu", "fri", "sat"};
constexpr std::array<std::string_view, 11> numbers{"",    "one",   "two",   "three", "four", "five",
                                                   "six", "seven", "eight", "nine",  "ten"};

// How a day can be said, and what its groups mean.
struct Way {
    tone::Pattern pattern;
    std::optional<Date> (*read)(std::vector<std::string> const& groups, Date said);
};

template <std::size_t Count>
std::optional<unsigned> position(std::array<std::string_view, Count> const& names,
                                 std::string const& word, std::size_t letters) {
    auto const found = std::ranges::find(names, ascii_lower(word).substr(0, letters));
    if (word.empty() || found == names.end()) return std::nullopt;
    return static_cast<unsigned>(found - names.begin());
}

int number_of(std::string const& text) {
    int value = 0;
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error == std::errc{}) return value;
    return static_cast<int>(position(numbers, text, text.size()).value_or(1));
}

std::optional<Date> checked(Date date) { return date.ok() ? std::optional{date} : std::nullopt; }

// The next such day, or that of the year that is named.
std::optional<Date> in_year(int day, unsigned month, std::string const& year, Date said) {
    auto const day_of_year = std::chrono::month{month + 1} / day;
    if (!year.empty()) return checked(std::chrono::year{number_of(year)} / day_of_year);
    auto const date = said.year() / day_of_year;
    if (date.ok() && sys_days{date} < sys_days{said})
        return checked((said.year() + std::chrono::years{1}) / day_of_year);
    return checked(date);
}

std::optional<Date> read_iso(std::vector<std::string> const& groups, Date) {
    auto const date = parse_date(groups[0]);
    return date ? std::optional{*date} : std::nullopt;
}
std::optional<Date> read_day_month(std::vector<std::string> const& groups, Date said) {
    auto const month = position(months, groups[1], 3);
    return month ? in_year(number_of(groups[0]), *month, groups[2], said) : std::nullopt;
}
std::optional<Date> read_month_day(std::vector<std::string> const& groups, Date said) {
    return read_day_month({groups[1], groups[0], groups[2]}, said);
}
std::optional<Date> read_weekday(std::vector<std::string> const& groups, Date said) {
    auto const weekday = position(weekdays, groups[1], 3);
    if (!weekday) return std::nullopt;
    auto const today = std::chrono::weekday{sys_days{said}}.c_encoding();
    auto const ahead = (*weekday + 7 - today) % 7;
    return Date{sys_days{said} + days{ahead == 0 ? 7 : ahead}};
}
std::optional<Date> read_relative(std::vector<std::string> const& groups, Date said) {
    auto const word = ascii_lower(groups[0]);
    return Date{sys_days{said} + days{word == "tomorrow" ? 1 : 0}};
}
std::optional<Date> read_span(std::vector<std::string> const& groups, Date said) {
    constexpr int span_max = 1000;
    auto const count = std::clamp(number_of(groups[0]), 0, span_max);
    bool const weeks = ascii_lower(groups[1]).starts_with("week");
    return Date{sys_days{said} + days{weeks ? 7 * count : count}};
}
std::optional<Date> read_end(std::vector<std::string> const& groups, Date said) {
    if (ascii_lower(groups[0]) == "month")
        return Date{sys_days{said.year() / said.month() / std::chrono::last}};
    return read_weekday({{}, "fri"}, said);
}

tone::Pattern compiled(std::string_view text) {
    auto pattern = tone::Pattern::compile(text, {}, {});
    TALLY_CHECK(pattern.has_value());  // these are our own
    return *std::move(pattern);
}

std::vector<Way> const& ways() {
    constexpr auto month_names =
        "(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
        "sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)";
    std::string const month{month_names};
    static std::vector<Way> const all{
        {compiled("([0-9]{4}-[0-9]{2}-[0-9]{2})"), read_iso},
        {compiled("([0-9]{1,2})(?:st|nd|rd|th)?(?: of)? " + month + "\\.?(?:,? ([0-9]{4}))?"),
         read_day_month},
        {compiled(month + "\\.? ([0-9]{1,2})(?:st|nd|rd|th)?(?:,? ([0-9]{4}))?"), read_month_day},
        {compiled("(next |this |by |on )?((?:mon|tues|wednes|thurs|fri|satur|sun)day)"),
         read_weekday},
        {compiled("(today|tonight|tomorrow)"), read_relative},
        {compiled("(?:in|within) ([0-9]{1,3}|a|one|two|three|four|five|six|seven|eight|nine|ten) "
                  "(days?|weeks?)"),
         read_span},
        {compiled("end of (?:the |this )?(week|month)"), read_end}};
    return all;
}

}  // namespace

std::optional<Date> named_day(std::string_view text, Date said) {
    std::optional<Date> first;
    std::size_t place = text.size();
    for (auto const& way : ways()) {
        auto const match = way.pattern.find(text);
        if (!match || match->begin >= place) continue;
        place = match->begin;
        first = way.read(match->groups, said);
    }
    return first;
}

}  // namespace tally::outbox
