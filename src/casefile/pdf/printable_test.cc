#include "casefile/pdf/printable.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "casefile/render_pdf.h"

namespace tally::casefile::pdf {
namespace {

using ::testing::ElementsAre;

TEST(Printable, every_kind_of_line_end_is_a_line_feed) {
    EXPECT_EQ(printable("a\r\nb\rc\u2028d\n"), "a\nb\nc\nd\n");
}

TEST(Printable, a_tab_reaches_the_next_multiple_of_eight) {
    EXPECT_EQ(printable("ab\tc\n\td"), "ab      c\n        d");
}

TEST(Printable, control_characters_and_overrides_leave_a_mark) {
    EXPECT_EQ(printable(std::string_view{"a\0b\x1B[1m", 7}), "a\uFFFDb\uFFFD[1m");
    EXPECT_EQ(printable("\u202Eabc\u2066\u0085"), "\uFFFDabc\uFFFD\uFFFD");
}

TEST(Printable, bytes_that_are_no_utf8_are_replaced) {
    EXPECT_EQ(printable("caf\xE9!"), "caf\uFFFD!");
}

TEST(PrintableLine, white_space_of_any_length_is_one_space) {
    EXPECT_EQ(printable_line("  a \r\n\t b  "), "a b");
}

TEST(PrintableLine, a_cut_ends_with_an_ellipsis) {
    auto const line = printable_line(std::string(field_bytes_max + 1, 'x'));
    EXPECT_EQ(line, std::string(field_bytes_max, 'x') + "\u2026");
}

TEST(Utf8Prefix, never_cuts_a_character) {
    EXPECT_EQ(utf8_prefix("a\u20ACb", 1), "a");
    EXPECT_EQ(utf8_prefix("a\u20ACb", 3), "a");
    EXPECT_EQ(utf8_prefix("a\u20ACb", 4), "a\u20AC");
    EXPECT_EQ(utf8_prefix("\U0001F600", 3), "");
}

TEST(Utf8Prefix, of_bytes_that_are_no_text_still_makes_progress) {
    EXPECT_EQ(utf8_prefix("\x80\x80\x80\x80\x80\x80", 5).size(), 5);
}

TEST(PiecesOf, break_after_a_space_and_add_up_to_the_line) {
    EXPECT_THAT(pieces_of("one two three", 8), ElementsAre("one two ", "three"));
    EXPECT_THAT(pieces_of("oneandtwo", 5), ElementsAre("onean", "dtwo"));
    EXPECT_THAT(pieces_of("", 5), ElementsAre(""));
}

}  // namespace
}  // namespace tally::casefile::pdf
