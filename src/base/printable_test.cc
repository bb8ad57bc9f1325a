#include "base/printable.h"

#include <gtest/gtest.h>

namespace tally {
namespace {

TEST(Printable, what_plays_with_a_terminal_becomes_a_space) {
    EXPECT_EQ(printable("a\x1b[31mb\x07\x7f!"), "a [31mb  !");
    EXPECT_EQ(printable("one-byte escapes \u009b and \u0085 too"), "one-byte escapes   and   too");
    EXPECT_EQ(printable(std::string_view{"a\0b", 3}), "a b");
}

TEST(Printable, marks_that_turn_a_line_around_become_spaces) {
    EXPECT_EQ(printable("\u202egnp.exe\u2066 \u061c\u200f\u2028|"), " gnp.exe     |");
}

TEST(Printable, letters_of_all_scripts_stay_as_they_are) {
    std::string const text = "Ärger — שלום, سلام, 東京 “x” €";
    EXPECT_EQ(printable(text), text);
}

TEST(Printable, lines_stay_lines_and_no_value_can_begin_a_new_one) {
    EXPECT_EQ(printable("a\r\nb\tc\rd\n"), "a\nb\tc d\n");
    EXPECT_EQ(printable_line("a\r\nb\tc"), "a  b c");
}

TEST(Printable, bytes_that_are_no_text_become_visible) {
    EXPECT_EQ(printable("a\x9b\xff"), "a\ufffd\ufffd");
}

}  // namespace
}  // namespace tally
