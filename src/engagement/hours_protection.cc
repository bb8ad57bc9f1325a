#include "engagement/hours_protection.h"

#include <algorithm>

#include "engagement/memo_lint.h"
#include "engagement/plain_text.h"
#include "engagement/telling.h"

namespace tally::engagement {
namespace {

// The week is open until Monday 11:59 UTC; the invoice is made at noon (Weekly Billing Cycle).
constexpr std::chrono::minutes edit_after_week{11 * 60 + 59};

std::vector<std::string> taken_for_granted(State const& state) {
    std::vector<std::string> all{
        "your account shows the badge of a verified identity and is in good standing",
        "the client's billing method is verified",
        "the time was tracked by the platform's program, with visible work on this contract",
        "the activity level of each segment was adequate; the platform publishes no figure"};
    if (!state.hourly || state.hourly->weekly_minutes_max == 0)
        all.emplace_back("no weekly limit is on record here: nothing was over it");
    return all;
}

// Why none of it is protected, whatever its place in the week.
std::vector<std::string> lost(Engagement const& engagement, Segment const& segment) {
    std::vector<std::string> reasons;
    if (engagement.type != EngagementType::upwork_hourly)
        reasons.emplace_back("only hourly contracts on Upwork have this protection");
    if (segment.manual) reasons.emplace_back("the time was entered by hand");
    bool const labelled = !segment.task.empty();
    if (segment.memo.empty() && !labelled)
        reasons.emplace_back("it has neither a memo nor an activity label");
    else if (!segment.memo.empty() && is_vague_memo(segment.memo))
        reasons.push_back("the memo is vague: “" + std::string{cut(segment.memo, 60)} + "”");
    return reasons;
}

// How much of the segment is protected; says why, where that is not all of it.
int judge(Engagement const& engagement, int within_limit, SegmentForecast& one) {
    auto const& segment = one.segment;
    one.reasons = lost(engagement, segment);
    if (within_limit < segment.minutes)
        one.reasons.push_back(within_limit == 0
                                  ? std::string{"the weekly limit was used up before it"}
                                  : hours_and_minutes(segment.minutes - within_limit) + " of its " +
                                        hours_and_minutes(segment.minutes) +
                                        " are over the weekly limit");
    one.is_protected = one.reasons.empty();
    return lost(engagement, segment).empty() ? within_limit : 0;
}

bool may_edit(State const& state, WeekForecast const& week, Instant now) {
    bool const open = now >= std::chrono::sys_days{week.monday} && now <= week.edit_until;
    return open && !(state.ended && state.ended->occurred <= now);
}

void judge_segments(State const& state, Week const& week, WeekForecast& forecast) {
    auto segments = week.segments;
    std::ranges::stable_sort(segments, {}, &Segment::start);
    int const limit = state.hourly ? state.hourly->weekly_minutes_max : 0;
    int used = 0;
    for (auto const& segment : segments) {
        int const left = limit == 0 ? segment.minutes : std::max(0, limit - used);
        used += segment.minutes;
        SegmentForecast one{segment, false, {}};
        forecast.protected_minutes += judge(state.engagement, std::min(left, segment.minutes), one);
        forecast.segments.push_back(std::move(one));
    }
    int const unknown = week.minutes - used;
    if (unknown > 0)
        forecast.assumptions.push_back(hours_and_minutes(unknown) +
                                       " of this week are logged without segments that are known "
                                       "here: they were taken for unprotected");
    forecast.unprotected_minutes = std::max(week.minutes, used) - forecast.protected_minutes;
}

}  // namespace

WeekForecast forecast(State const& state, Date monday, Instant now) {
    WeekForecast forecast;
    forecast.monday = monday;
    forecast.edit_until = end_of_week(monday) + edit_after_week;
    forecast.can_edit = may_edit(state, forecast, now);
    forecast.assumptions = taken_for_granted(state);
    if (auto const* week = state.week(monday)) judge_segments(state, *week, forecast);
    return forecast;
}

}  // namespace tally::engagement
