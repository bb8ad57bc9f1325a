#include "engagement/hours.h"

#include <algorithm>

#include "base/wide.h"
#include "base/words.h"
#include "engagement/event_codec.h"
#include "engagement/fold.h"
#include "engagement/telling.h"

namespace tally::engagement {
namespace {

constexpr std::chrono::days week_length{7};

Week& week_at(State& state, Date monday) {
    auto const place = std::ranges::lower_bound(state.weeks, monday, {}, &Week::monday);
    if (place != state.weeks.end() && place->monday == monday) return *place;
    Week week{};
    week.monday = monday;
    return *state.weeks.insert(place, std::move(week));
}

void add_known(Week& week, std::vector<Segment> const& segments) {
    for (auto const& segment : segments)
        if (std::ranges::find(week.segments, segment) == week.segments.end())
            week.segments.push_back(segment);
    std::ranges::stable_sort(week.segments, {}, &Segment::start);
}

std::string of_week(Date monday) { return " in the week of " + day_text(monday); }

}  // namespace

Date week_of(Instant at) {
    auto const day = std::chrono::floor<std::chrono::days>(at);
    auto const since_monday = std::chrono::weekday{day} - std::chrono::Monday;
    return Date{day - since_monday};
}

Instant end_of_week(Date monday) { return std::chrono::sys_days{monday} + week_length; }

Money worth(HourlyTerms const& terms, int minutes) {
    // Rounded half up; |minor| < 2^53 and minutes <= 10^6 stay within 128 bits.
    auto const sixtieths = static_cast<Wide>(terms.hourly.minor) * minutes;
    auto const minor = (sixtieths + 30) / 60;
    auto const bounded = std::min<Wide>(minor, Money::minor_max);
    return {static_cast<std::int64_t>(bounded), terms.hourly.currency};
}

std::string segment_text(Segment const& segment) {
    auto plain = segment;
    plain.salt.clear();
    return ledger::write_json(json_of(plain));
}

void apply(State& state, Recorded const&, RateAgreed const& fact) {
    if (fact.hourly.currency == state.engagement.currency)
        state.hourly = HourlyTerms{fact.hourly, fact.weekly_minutes_max};
}

void apply(State& state, Recorded const&, HoursLogged const& fact) {
    auto& week = week_at(state, fact.week);
    if (fact.minutes > number_max - week.minutes) return;  // no week is that long
    week.minutes += fact.minutes;
    week.manual_minutes += std::min(fact.manual_minutes, fact.minutes);
    week.revealed = false;  // these were not shown
    std::ranges::copy(fact.segments, std::back_inserter(week.commitments));
}

void apply(State& state, Recorded const&, HoursKept const& fact) {
    add_known(week_at(state, fact.week), fact.segments);
}

void apply(State& state, Recorded const&, HoursRevealed const& fact) {
    auto& week = week_at(state, fact.week);
    add_known(week, fact.segments);
    week.revealed = true;
}

void apply(State& state, Recorded const& recorded, HoursDisputed const& fact) {
    week_at(state, fact.week).dispute =
        HoursDispute{fact.minutes, fact.reason, recorded.event.occurred, {}};
}

void apply(State& state, Recorded const& recorded, HoursAnswered const& fact) {
    auto& dispute = week_at(state, fact.week).dispute;
    if (dispute && !dispute->answered) dispute->answered = recorded.event.occurred;
}

std::string tell(Telling const&, RateAgreed const& fact) {
    auto const limit = fact.weekly_minutes_max == 0
                           ? std::string{}
                           : ", at most " + hours_and_minutes(fact.weekly_minutes_max) + " a week";
    return "The sides agreed on " + fact.hourly.text() + " an hour" + limit;
}

std::string tell(Telling const& telling, HoursLogged const& fact) {
    auto const manual = fact.manual_minutes == 0
                            ? std::string{}
                            : ", " + hours_and_minutes(fact.manual_minutes) + " of it by hand";
    return telling.who() + " worked " + hours_and_minutes(fact.minutes) + of_week(fact.week) +
           manual;
}

std::string tell(Telling const& telling, HoursKept const& fact) {
    return telling.who() + " kept " + counted(fact.segments.size(), "segment") +
           of_week(fact.week) + " to be shown if need be";
}

std::string tell(Telling const& telling, HoursRevealed const& fact) {
    return telling.who() + " showed the " + counted(fact.segments.size(), "segment") +
           of_week(fact.week);
}

std::string tell(Telling const& telling, HoursDisputed const& fact) {
    return telling.who() + " disputed " + hours_and_minutes(fact.minutes) + of_week(fact.week) +
           with_words(fact.reason);
}

std::string tell(Telling const& telling, HoursAnswered const& fact) {
    return telling.who() + " answered the dispute of hours" + of_week(fact.week) +
           with_items(fact.items.size()) + with_words(fact.note);
}

}  // namespace tally::engagement
