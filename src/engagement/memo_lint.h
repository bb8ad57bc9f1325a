// What is weak about a memo of hourly work. A missing or vague memo loses the platform's payment
// protection (https://support.upwork.com/hc/en-us/articles/211068288-Hourly-Payment-Protection),
// and everywhere it is the only thing that says what an hour was spent on.
#pragma once

#include <string>
#include <vector>

#include "engagement/hours.h"

namespace tally::engagement {

struct MemoFinding {
    // "memo.missing", "memo.vague", "memo.short", "memo.no-object", "memo.manual-without-reason",
    // "memo.over-long", "memo.private"
    std::string rule;
    std::string why;
    std::string suggest;
    bool operator==(MemoFinding const&) const = default;
};

// A segment longer than this should be two with a memo each.
inline constexpr int memo_minutes_max = 180;

// In the order of the rules above; empty where nothing is to be said. An activity label
// (Segment::task) stands in for a missing memo, as it does on the platform.
std::vector<MemoFinding> lint_memo(Segment const& segment);

// No word of it says what was worked on: "work", "fixes", "misc stuff". Also true of an empty one.
bool is_vague_memo(std::string_view memo);

}  // namespace tally::engagement
