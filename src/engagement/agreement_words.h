// An agreement as plain lines, for whoever reads it before signing.
#pragma once

#include <string>

#include "engagement/agreement_text.h"

namespace tally::engagement {

// Everything that the text says, and nothing else; each line of scope with its number. What is
// signed stays the text itself. Pure.
std::string agreement_words(AgreementText const& text);

// What a term is about: "kill_fee" is "When the client ends it early". A name that is not known is
// its own words.
std::string term_title(std::string_view name);

}  // namespace tally::engagement
