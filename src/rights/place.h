// Places as packs and parties write them: CC, CC-SUB or CC-SUB-city ("US-NY-New York").
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/result.h"

namespace tally::rights {

// What can be said of a question.
enum class Answer : std::uint8_t {
    no,
    unknown,
    yes,
};

// Two capital letters of ISO 3166-1, then perhaps 1 to 3 letters or digits of ISO 3166-2, then
// perhaps the name of a city.
bool is_place(std::string_view text);
// invalid_input with an example; empty is no place, and fine.
Result<void> check_place(std::string_view text);

// Whether a location lies in a place. Unknown where the location says too little: a country, where
// the place is a city. "UK" is read as "GB"; cities are compared by their letters and digits alone.
Answer lies_in(std::string_view location, std::string_view place);

// yes before unknown before no.
Answer any_of(Answer a, Answer b);

}  // namespace tally::rights
