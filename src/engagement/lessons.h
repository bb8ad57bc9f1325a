// Which lessons of earlier engagements are worth reading before a new one.
#pragma once

#include <string>
#include <vector>

#include "engagement/opening.h"
#include "engagement/state.h"

namespace tally::engagement {

struct LessonFound {
    Lesson lesson;
    std::string engagement;  // slug of where it was learned
    std::string why;         // "learned with the same client"
    bool operator==(LessonFound const&) const = default;
};

// Those of the same client first, then of the same type, then of the same way of being paid (by the
// hour or not), then the rest; the newest first within each. The same text appears once. Lessons of
// the engagement itself are left out.
std::vector<LessonFound> lessons_for(Engagement const& engagement,
                                     std::vector<State> const& others);

}  // namespace tally::engagement
