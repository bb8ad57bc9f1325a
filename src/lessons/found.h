// Which lessons of earlier engagements are worth reading before a new one.
#pragma once

#include <string>
#include <vector>

#include "engagement/health.h"
#include "engagement/opening.h"
#include "engagement/state.h"

namespace tally::lessons {

struct LessonFound {
    engagement::Lesson lesson;
    std::string engagement;  // slug of where it was learned
    std::string why;         // "learned with the same client"
    bool operator==(LessonFound const&) const = default;
};

// Those of the same client first, then of the same type, then of the same way of being paid (by the
// hour or not), then the rest; the newest first within each. The same text appears once. Lessons of
// the engagement itself are left out.
std::vector<LessonFound> lessons_for(engagement::Engagement const& engagement,
                                     std::vector<engagement::State> const& others);

// Those to look at before a yes: all but the clauses.
std::vector<LessonFound> checklist(std::vector<LessonFound> all);

// Whether what the lesson says stands in the text of an agreement, whatever the case of its letters
// and its punctuation.
bool is_applied(LessonFound const& found, std::string const& agreement);

// A lesson that became an alert, and the signal that it warned of, which is there again.
struct Recurrence {
    LessonFound found;
    engagement::Signal signal;
};
// Of signals that are more than a note.
std::vector<Recurrence> recurring(std::vector<LessonFound> const& lessons,
                                  std::vector<engagement::Signal> const& signals);

}  // namespace tally::lessons
