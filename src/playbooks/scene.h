// What a playbook is laid over: an engagement as of a time, with everything that was derived of it.
#pragma once

#include <vector>

#include "claims/book.h"
#include "claims/item_text.h"
#include "engagement/health.h"
#include "engagement/state.h"
#include "rights/deadlines.h"
#include "rights/owed.h"

namespace tally::playbooks {

// Views everything; items are those of this engagement.
struct Scene {
    engagement::State const& state;  // as of `now`
    std::vector<engagement::Signal> const& signals;
    std::vector<rights::Deadline> const& deadlines;
    std::vector<claims::ReadItem> const& items;
    claims::ElementBook const& elements;
    rights::Owed const& owed;  // as of the day of `now`
    Instant now;
};

// The open deadlines of these rules, the earliest first. "*/payment" stands for the rule of any
// law.
std::vector<rights::Deadline> running(Scene const& scene, std::vector<std::string> const& rules);
// The same; where none is open, those that ran out and that nothing on record settled: whoever
// missed one must look at once what became of it.
std::vector<rights::Deadline> pressing(Scene const& scene, std::vector<std::string> const& rules);

}  // namespace tally::playbooks
