#include "vault/exhibit_name.h"

#include <gtest/gtest.h>

namespace tally::vault {
namespace {

TEST(ExhibitName, begins_with_the_number_and_keeps_the_words) {
    EXPECT_EQ(exhibit_file_name(3, "Re: Start page, final", "message/rfc822"),
              "003-re-start-page-final.eml");
    EXPECT_EQ(exhibit_file_name(12, "home after.PNG", "image/png"), "012-home-after.png");
}

TEST(ExhibitName, unknown_types_keep_a_harmless_extension) {
    EXPECT_EQ(exhibit_file_name(1, "plan.odt", "application/octet-stream"), "001-plan.odt");
    EXPECT_EQ(exhibit_file_name(1, "plan.od t", "application/octet-stream"), "001-plan.bin");
}

TEST(ExhibitName, nothing_of_a_hostile_name_reaches_the_file_system) {
    EXPECT_EQ(exhibit_file_name(1, "../../etc/passwd", "application/octet-stream"), "001-item.bin");
    EXPECT_EQ(exhibit_file_name(2, "Пример", "message/rfc822"), "002-item.eml");
    EXPECT_EQ(exhibit_file_name(1, std::string(500, 'a'), "text/plain").size(), 4U + 40U + 4U);
}

}  // namespace
}  // namespace tally::vault
