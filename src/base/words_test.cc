#include "base/words.h"

#include <gtest/gtest.h>

namespace tally {
namespace {

TEST(Words, one_stands_alone_and_more_get_a_plural) {
    EXPECT_EQ(counted(1, "entry"), "1 entry");
    EXPECT_EQ(counted(2, "day"), "2 days");
    EXPECT_EQ(counted(3, "entry"), "3 entries");
    EXPECT_EQ(counted(3, "day"), "3 days");
    EXPECT_EQ(counted(0, "mail"), "0 mails");
    EXPECT_EQ(counted(2, "day"), "2 days");
}

TEST(Words, sizes_are_rounded_to_one_decimal) {
    EXPECT_EQ(bytes_text(1), "1 byte");
    EXPECT_EQ(bytes_text(999), "999 bytes");
    EXPECT_EQ(bytes_text(1000), "1.0 kB");
    EXPECT_EQ(bytes_text(1'050), "1.1 kB");
    EXPECT_EQ(bytes_text(999'960), "1.0 MB");
    EXPECT_EQ(bytes_text(8'258'968), "8.3 MB");
}

TEST(Words, lower_case_touches_ascii_letters_alone) { EXPECT_EQ(ascii_lower("ÄbC"), "Äbc"); }

TEST(Words, are_trimmed_of_white_space_at_both_ends_alone) {
    EXPECT_EQ(trimmed(" \t\r\nAnn  Lee\v\f "), "Ann  Lee");
    EXPECT_EQ(trimmed("\u00a0x"), "\u00a0x") << "not ASCII";
    EXPECT_EQ(trimmed(" \n "), "");
    EXPECT_EQ(trimmed(""), "");
}

}  // namespace
}  // namespace tally
