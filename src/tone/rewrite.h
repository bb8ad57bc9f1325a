// Better sentences out of the writer's own words.
#pragma once

#include <string>
#include <vector>

#include "base/time.h"
#include "tone/tone_pack.h"

namespace tally::tone {

// By the first rewrite whose pattern is in the sentence; empty when none is, or when nothing would
// change. `answer_by` fills {date}.
std::string rewritten(std::vector<Rewrite> const& rewrites, std::string const& sentence,
                      Date answer_by);

// "Thursday, 3 December"
std::string day_in_words(Date day);

// Three working days (Monday to Friday) after the day: what {date} stands for.
Date answer_day(Date today);

}  // namespace tally::tone
