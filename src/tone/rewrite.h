// Better sentences out of the writer's own words.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/time.h"
#include "tone/tone_pack.h"

namespace tally::tone {

// By the first rewrite whose pattern is in the sentence; empty when none is, or when nothing would
// change. `answer_by` fills {date}.
std::string rewritten(std::vector<Rewrite> const& rewrites, std::string const& sentence,
                      std::string const& answer_by);

// "Thursday, 3 December", "Donnerstag, 3. Dezember"; in a language whose names of days are not
// known here "2026-12-03".
std::string day_in_words(Date day, std::string_view language = "en");

// Three working days (Monday to Friday) after the day: what {date} stands for.
Date answer_day(Date today);

}  // namespace tally::tone
