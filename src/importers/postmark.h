// The "From " lines that separate the mails of an mbox (RFC 4155, and what programs really write).
#pragma once

#include <string_view>

namespace tally::importers {

// True for "From ", a sender and a date: "From anna@x.example Mon Nov  2 10:00:00 2026", with or
// without seconds, zone or a space in the sender ("anna at x.example"). A sentence that begins with
// "From " is none. `line` comes without its line end.
bool is_postmark(std::string_view line);

}  // namespace tally::importers
