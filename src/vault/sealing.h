// Salted commitments: what is fixed now and shown later, or never (docs/formats/events.md).
#pragma once

#include <string>

#include "base/random.h"
#include "engagement/feedback.h"
#include "engagement/hours.h"

namespace tally::vault {

// 32 fresh bytes in hexadecimal.
std::string draw_salt(Random& random);

// SHA-256 of the segment's salt and its text. invalid_input where the salt is not 64 digits.
Result<Digest> commitment_of(engagement::Segment const& segment);
// SHA-256 of the salt, the stars and the words. invalid_input likewise.
Result<Digest> seal_of(std::string const& salt, int stars, std::string const& text);

// Every segment that was shown opens one of the week's commitments.
Result<bool> opens_its_commitments(engagement::Week const& week);

}  // namespace tally::vault
