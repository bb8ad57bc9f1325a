// What kind of file some bytes are.
#pragma once

#include <string>
#include <string_view>

#include "importers/source.h"

namespace tally::importers {

// By the first bytes, then by the extension of the name; application/octet-stream when neither
// tells. Without bytes the name decides alone.
std::string media_of(std::string_view first_bytes, std::string_view name);
ItemKind item_kind_of(std::string_view media);

// The first line is a "From " line as mbox files have them.
bool looks_like_mbox(std::string_view first_bytes);
// Header lines of a mail stand at the begin, a From or Received among them.
bool looks_like_mail(std::string_view first_bytes);

}  // namespace tally::importers
