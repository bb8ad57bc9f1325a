// A case file as a freelancer would send it, with invented people: a web redesign, $1,200 held, a
// client who ended the contract. One exhibit of every form.
#pragma once

#include "casefile/document.h"

namespace tally::testing {

casefile::CaseDocument sample_case_document();

// A small PNG that looks like a chat on a phone; taller with more messages.
std::string sample_chat_png(int messages);
// A JPEG of 320 x 200 pixels, without Exif data.
std::string sample_jpeg();

}  // namespace tally::testing
