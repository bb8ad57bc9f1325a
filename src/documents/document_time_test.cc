#include "documents/document_time.h"

#include <gtest/gtest.h>

namespace tally::documents {
namespace {

std::string shown(std::optional<Instant> at) { return at ? format_instant(*at) : "none"; }

TEST(DocumentTime, a_camera_has_local_time_unless_it_says_its_offset) {
    EXPECT_EQ(shown(exif_time("2026:03:02 14:05:06", "", "Europe/Berlin")),
              "2026-03-02T13:05:06.000Z");
    EXPECT_EQ(shown(exif_time("2026:03:02 14:05:06", "+09:00", "Europe/Berlin")),
              "2026-03-02T05:05:06.000Z");
    for (auto const* none :
         {"", "0000:00:00 00:00:00", "2026:13:02 14:05:06", "    :  :     :  :  "})
        EXPECT_EQ(shown(exif_time(none, "", "UTC")), "none") << none;
    EXPECT_EQ(shown(exif_time("2026:03:02 14:05:06", "soon", "UTC")), "none");
}

TEST(DocumentTime, offsets_may_be_short_or_missing) {
    EXPECT_EQ(shown(iso_time("2026-03-02T14:05:06Z", "UTC")), "2026-03-02T14:05:06.000Z");
    EXPECT_EQ(shown(iso_time("2026-03-02T14:05:06+01", "UTC")), "2026-03-02T13:05:06.000Z");
    EXPECT_EQ(shown(iso_time("2026-03-02T14:05:06+01:00", "UTC")), "2026-03-02T13:05:06.000Z");
    EXPECT_EQ(shown(iso_time("2026-07-02T14:05:06", "Europe/Berlin")), "2026-07-02T12:05:06.000Z");
    EXPECT_EQ(shown(iso_time("yesterday", "UTC")), "none");
}

}  // namespace
}  // namespace tally::documents
