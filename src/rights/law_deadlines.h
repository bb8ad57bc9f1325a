// Deadlines that laws give: the day of payment where none was agreed, periods for suing and
// complaining, and times to answer.
#pragma once

#include <vector>

#include "engagement/state.h"
#include "rights/deadlines.h"
#include "rights/law_book.h"

namespace tally::rights {

// Of the laws that apply, in the order of `deadlines`. A rule is named by its law: "us-ny/payment",
// "us-ny/sue-payment". Where several laws give a day of payment the earliest counts, and periods
// run only while something is unpaid. A period ends with its last day in the engagement's zone.
std::vector<Deadline> law_deadlines(engagement::State const& state, LawBook const& laws,
                                    Instant now);

// Both lists as one, in the order of `deadlines`.
std::vector<Deadline> merged(std::vector<Deadline> a, std::vector<Deadline> const& b);

}  // namespace tally::rights
