#include "engagement/recurrence.h"

#include <libical/ical.h>

#include <algorithm>
#include <array>
#include <functional>
#include <memory>
#include <optional>
#include <span>

#include "engagement/telling.h"

namespace tally::engagement {
namespace {

constexpr std::size_t rule_bytes_max = 500;
constexpr std::size_t days_max = 5'000;

using Iterator = std::unique_ptr<icalrecur_iterator, decltype(&icalrecur_iterator_free)>;

std::unexpected<Error> no_rule(std::string const& rule, std::string const& problem) {
    return fail(Code::invalid_input, "not a schedule (" + problem + "): " + rule.substr(0, 100),
                "write it as FREQ=WEEKLY;BYDAY=FR or FREQ=WEEKLY;INTERVAL=2;BYDAY=FR");
}

Result<icalrecurrencetype> parse(std::string const& rule) {
    if (rule.empty() || rule.size() > rule_bytes_max) return no_rule(rule, "its length");
    auto parsed = icalrecurrencetype_from_string(rule.c_str());
    if (parsed.freq == ICAL_NO_RECURRENCE) return no_rule(rule, "it does not say how often");
    if (parsed.freq < ICAL_DAILY_RECURRENCE) return no_rule(rule, "more often than daily");
    return parsed;
}

icaltimetype as_ical(Date date) {
    auto time = icaltime_null_date();
    time.year = static_cast<int>(date.year());
    time.month = static_cast<int>(static_cast<unsigned>(date.month()));
    time.day = static_cast<int>(static_cast<unsigned>(date.day()));
    time.hour = time.minute = time.second = 0;  // a null date has -1 there, and libical counts them
    return time;
}

Date as_date(icaltimetype const& time) {
    return {std::chrono::year{time.year}, std::chrono::month{static_cast<unsigned>(time.month)},
            std::chrono::day{static_cast<unsigned>(time.day)}};
}

// While `wanted` says so of the next day.
Result<std::vector<Date>> expand(
    std::string const& rule, Date from,
    std::function<bool(std::vector<Date> const&, Date)> const& wanted) {
    auto const parsed = TRY(parse(rule));
    Iterator const iterator{icalrecur_iterator_new(parsed, as_ical(from)), icalrecur_iterator_free};
    if (!iterator) return no_rule(rule, "it cannot be followed");
    std::vector<Date> days;
    while (days.size() < days_max) {
        auto const next = icalrecur_iterator_next(iterator.get());
        if (icaltime_is_null_time(next)) break;
        auto const day = as_date(next);
        if (day < from) continue;
        if (!wanted(days, day)) break;
        days.push_back(day);
    }
    return days;
}

struct WeekDay {
    int day = 1;       // from Sunday, 1
    int position = 0;  // -1: the last of its month; 0: each
    bool operator==(WeekDay const&) const = default;
};

std::vector<WeekDay> week_days(icalrecurrencetype const& rule) {
    std::vector<WeekDay> days;
    for (short const one : std::span{rule.by_day}) {
        if (one == ICAL_RECURRENCE_ARRAY_MAX) break;
        days.push_back(
            {icalrecurrencetype_day_day_of_week(one), icalrecurrencetype_day_position(one)});
    }
    return days;
}

// What the words below do not say.
bool says_more(icalrecurrencetype const& rule) {
    auto const starts = {rule.by_second[0],    rule.by_minute[0],   rule.by_hour[0],
                         rule.by_month_day[0], rule.by_year_day[0], rule.by_week_no[0],
                         rule.by_month[0],     rule.by_set_pos[0]};
    return rule.count != 0 || icaltime_is_null_time(rule.until) == 0 ||
           std::ranges::any_of(starts, [](short one) { return one != ICAL_RECURRENCE_ARRAY_MAX; });
}

std::string day_names(std::vector<WeekDay> const& days) {
    static constexpr std::array<std::string_view, 8> names{
        "", "Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"};
    std::vector<std::string> words;
    for (auto const& one : days) words.emplace_back(names.at(static_cast<std::size_t>(one.day)));
    return with_and(words);
}

std::string each(int interval, std::string const& unit) {
    if (interval == 1) return "every " + unit;
    if (interval == 2) return "every second " + unit;
    return "every " + std::to_string(interval) + " " + unit + "s";
}

bool is_working_week(std::vector<WeekDay> const& days) {
    return days == std::vector<WeekDay>{{2}, {3}, {4}, {5}, {6}};
}

std::optional<std::string> text_of_days(icalrecurrencetype const& rule,
                                        std::vector<WeekDay> const& days) {
    if (std::ranges::any_of(days, [](WeekDay const& one) { return one.position != 0; })) return {};
    bool const weekly = rule.freq == ICAL_WEEKLY_RECURRENCE;
    if (days.empty()) return each(rule.interval, weekly ? "week" : "day");
    if (rule.interval == 1)
        return "every " + (is_working_week(days) ? std::string{"working day"} : day_names(days));
    if (!weekly) return {};
    if (rule.interval == 2 && days.size() == 1) return "every second " + day_names(days);
    return each(rule.interval, "week") + " on " + day_names(days);
}

std::optional<std::string> text_of_months(icalrecurrencetype const& rule,
                                          std::vector<WeekDay> const& days) {
    if (days.empty()) return each(rule.interval, "month");
    if (days.size() != 1 || rule.interval != 1) return {};
    static constexpr std::array<std::string_view, 5> places{"last", "", "first", "second", "third"};
    auto const place = days.front().position + 1;
    if (place < 0 || place == 1 || place >= static_cast<int>(places.size())) return {};
    return "on the " + std::string{places.at(static_cast<std::size_t>(place))} + " " +
           day_names(days) + " of the month";
}

}  // namespace

Result<std::vector<Date>> occurrences(std::string const& rule, Date from, std::size_t count) {
    auto days = TRY(expand(rule, from, [count](std::vector<Date> const& so_far, Date) {
        return so_far.size() < count;
    }));
    if (days.empty() && count > 0) return no_rule(rule, "it never comes");
    return days;
}

Result<std::vector<Date>> occurrences_until(std::string const& rule, Date from, Date to) {
    return expand(rule, from, [to](std::vector<Date> const&, Date day) { return day <= to; });
}

std::string recurrence_text(std::string const& rule) {
    auto const parsed = parse(rule);
    if (!parsed || says_more(*parsed)) return rule;
    auto const days = week_days(*parsed);
    if (parsed->freq == ICAL_MONTHLY_RECURRENCE)
        return text_of_months(*parsed, days).value_or(rule);
    if (parsed->freq == ICAL_YEARLY_RECURRENCE) return rule;
    return text_of_days(*parsed, days).value_or(rule);
}

}  // namespace tally::engagement
