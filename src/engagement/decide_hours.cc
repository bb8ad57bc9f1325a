#include <algorithm>
#include <map>

#include "engagement/guards.h"

namespace tally::engagement {
namespace {

using ledger::Party;

constexpr int minutes_max = 24 * 60;

struct WeekOfWork {
    HoursLogged logged;
    HoursKept kept;
};

bool overlap(Segment const& a, Segment const& b) {
    return a.start < b.start + std::chrono::minutes{b.minutes} &&
           b.start < a.start + std::chrono::minutes{a.minutes};
}

Result<void, Rejection> check_apart(Guards const& guards, Segment const& segment,
                                    std::vector<Segment> const& known) {
    for (auto const& other : known)
        if (overlap(segment, other))
            return refuse("segment-overlaps",
                          "work from " + format_local(other.start, guards.state().engagement.zone) +
                              " is on record already: " + other.memo,
                          "take the old entry back first, or correct the times");
    return {};
}

Result<void, Rejection> check_segment(Guards const& guards, Segment const& segment) {
    if (segment.minutes < 1 || segment.minutes > minutes_max)
        return refuse("segment-length", "a segment lasts from 1 minute to 24 hours",
                      "split longer work into days");
    if (segment.start + std::chrono::minutes{segment.minutes} > guards.context().now)
        return refuse("segment-in-future",
                      "the segment from " +
                          format_local(segment.start, guards.state().engagement.zone) +
                          " is not over yet");
    for (auto const& week : guards.state().weeks) TRY(check_apart(guards, segment, week.segments));
    return {};
}

std::map<Date, WeekOfWork> by_week(LogHours const& command) {
    std::map<Date, WeekOfWork> weeks;
    for (std::size_t i = 0; i < command.segments.size(); ++i) {
        auto const& segment = command.segments[i];
        auto const monday = week_of(segment.start);
        auto& [logged, kept] = weeks[monday];
        logged.week = kept.week = monday;
        logged.minutes += segment.minutes;
        if (segment.manual) logged.manual_minutes += segment.minutes;
        logged.segments.push_back(command.commitments.at(i));
        kept.segments.push_back(segment);
    }
    return weeks;
}

Result<Week const*, Rejection> find_week(Guards const& guards, Date monday) {
    if (auto const* week = guards.state().week(monday)) return week;
    return refuse("unknown-week", "no hours are logged in the week of " + format_date(monday),
                  "log them first: `tally hours add`");
}

}  // namespace

Outcome decide_one(Guards& guards, RateAgreed const& asked) {
    TRY(guards.check_author({Party::freelancer, Party::client}, "agree on a rate"));
    TRY(guards.check_amount(asked.hourly));
    if (asked.weekly_minutes_max < 0)
        return refuse("limit-negative", "a weekly limit must not be negative");
    return asked;
}

Outcome decide_one(Guards& guards, LogHours const& command) {
    TRY(guards.check_author({Party::freelancer}, "log hours"));
    TRY(guards.warn_if_ended("log hours"));
    if (command.segments.empty() || command.segments.size() != command.commitments.size())
        return refuse("no-segments", "there are no hours to log", "give --start and --minutes");
    if (command.milestone != 0) {
        auto const* milestone = TRY(guards.milestone(command.milestone));
        TRY(guards.warn_if_unfunded(*milestone));
    }
    std::vector<Segment> before;
    for (auto const& segment : command.segments) {
        TRY(check_segment(guards, segment));
        TRY(check_apart(guards, segment, before));
        before.push_back(segment);
    }
    std::optional<Facts> facts;
    for (auto& [monday, week] : by_week(command)) {
        if (!facts)
            facts = Facts{std::move(week.logged)};
        else
            facts->all.emplace_back(std::move(week.logged));
        facts->all.emplace_back(std::move(week.kept));
    }
    return *std::move(facts);
}

Outcome decide_one(Guards& guards, RevealHours const& command) {
    TRY(guards.check_author({Party::freelancer}, "show hours"));
    auto const* week = TRY(find_week(guards, command.week));
    if (week->revealed && week->segments.size() >= week->commitments.size())
        return refuse("already-revealed",
                      "the week of " + format_date(command.week) + " is shown already");
    if (week->segments.empty())
        return refuse("segments-lost", "the segments of this week are not kept here");
    return HoursRevealed{command.week, week->segments};
}

Outcome decide_one(Guards& guards, HoursDisputed const& asked) {
    TRY(guards.check_author({Party::client, Party::platform}, "dispute hours"));
    auto const* week = TRY(find_week(guards, asked.week));
    if (asked.minutes < 1 || asked.minutes > week->minutes)
        return refuse("minutes-not-logged", "between 1 and " + std::to_string(week->minutes) +
                                                " minutes of that week can be disputed");
    return asked;
}

Outcome decide_one(Guards& guards, HoursAnswered const& asked) {
    TRY(guards.check_author({Party::freelancer}, "answer a dispute of hours"));
    auto const* week = TRY(find_week(guards, asked.week));
    if (!week->dispute || week->dispute->answered)
        return refuse("nothing-disputed", "no dispute of that week waits for an answer",
                      "record it with `tally hours dispute`");
    return asked;
}

}  // namespace tally::engagement
