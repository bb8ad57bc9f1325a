// What of an exhibit is kept back, and what may be told of it (docs/manual/building-a-case.md,
// "Keeping something back").
#pragma once

#include <string>
#include <vector>

#include "engagement/case.h"

namespace tally::vault {

struct ExhibitMaterial;
struct TimelineEntry;

// A part that is kept back: an attachment, a message, or the mail's own words.
struct WithheldPart {
    std::string path;    // "2.1", "17"
    std::string reason;  // for the reader
};

struct Disclosure {
    // The original goes into the bundle. Not when any part of it is kept back: it would show all.
    bool original = true;
    bool nothing = false;  // the exhibit is kept back as a whole
    std::string reason;    // of that
    std::vector<WithheldPart> parts;

    // The part, or one around it; nullptr: it may be shown.
    WithheldPart const* withheld(std::string_view path) const;
};

// Fills in `disclosure`, and forgets name, bytes, words and messages of what is kept back as a
// whole: what is not there cannot leak.
void withhold(ExhibitMaterial& exhibit, engagement::Case const& details);

// Takes out of the sentences what is kept back: an item by its id, an act by the place of its
// entry. The times that an item claims are in it, so only the recorded one stays.
void withhold(std::vector<TimelineEntry>& timeline, engagement::Case const& details);

// "lawyer and client; the offer letter is confidential"
std::string reason_text(engagement::Withheld const& withheld);

}  // namespace tally::vault
