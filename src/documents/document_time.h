// Times as documents write them.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/time.h"

namespace tally::documents {

// EXIF: "2026:03:02 14:05:06", local time of the camera, with "+01:00" where it is known.
std::optional<Instant> exif_time(std::string_view text, std::string_view offset,
                                 std::string const& zone);
// XML and `pdfinfo -isodates`: "2026-03-02T14:05:06Z", "+01", "+01:00", or none (then in the zone).
std::optional<Instant> iso_time(std::string_view text, std::string const& zone);

}  // namespace tally::documents
