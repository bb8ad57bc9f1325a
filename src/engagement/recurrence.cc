#include "engagement/recurrence.h"

#include <libical/ical.h>

#include <functional>
#include <memory>

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

}  // namespace tally::engagement
