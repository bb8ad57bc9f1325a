#include "base/utf16.h"

#include <gtest/gtest.h>

namespace tally {
namespace {

TEST(Utf16, text_with_its_mark_becomes_utf8) {
    using namespace std::string_literals;
    EXPECT_EQ(text_of_utf16("\xff\xfe"
                            "A\0\xe4\0\xac\x20\x3d\xd8\x00\xde"s),
              "A\u00e4\u20ac\U0001f600");
    EXPECT_EQ(text_of_utf16("\xfe\xff\0A\0\xe4"s), "A\u00e4");
    EXPECT_EQ(text_of_utf16("\xff\xfe"s), "");
    EXPECT_EQ(text_of_utf16("Anna"), std::nullopt);
    EXPECT_EQ(text_of_utf16(""), std::nullopt);
}

TEST(Utf16, halves_of_pairs_and_of_units_are_replaced) {
    using namespace std::string_literals;
    EXPECT_EQ(text_of_utf16("\xff\xfe\x3d\xd8"
                            "A\0"s),
              "\ufffdA");
    EXPECT_EQ(text_of_utf16("\xff\xfe\x00\xde"s), "\ufffd");
    EXPECT_EQ(text_of_utf16("\xff\xfe\x3d\xd8"s), "\ufffd");
    EXPECT_EQ(text_of_utf16("\xff\xfe"
                            "A\0B"s),
              "A\ufffd");
}

}  // namespace
}  // namespace tally
