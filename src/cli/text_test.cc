#include "cli/text.h"

#include <gtest/gtest.h>

#include "cli/exit_status.h"
#include "cli/progress.h"

namespace tally::cli {
namespace {

TEST(Text, columns_are_as_wide_as_their_widest_cell_in_characters) {
    Table table;
    table.row({"a", "Müller", "x"});
    table.row({"long", "Ng", ""});
    EXPECT_EQ(table.text(), "a     Müller  x\nlong  Ng\n");
}

TEST(Text, foreign_text_cannot_play_with_the_terminal) {
    EXPECT_EQ(cut("a\x1b[31mb\r\nc", 20), "a [31mb  c");
}

TEST(Text, long_text_is_cut_on_a_character) {
    EXPECT_EQ(cut("äöü", 2), "äö…");
    EXPECT_EQ(cut("äöü", 3), "äöü");
}

TEST(Text, long_text_is_wrapped_under_its_beginning_and_a_command_stays_whole) {
    auto const words = wrapped("  > ", std::string(70, 'a') + " and so on " + std::string(90, 'b'));
    EXPECT_EQ(words, "  > " + std::string(70, 'a') + " and\n    so on\n    " +
                         std::string(90, 'b') + "\n");
    EXPECT_EQ(wrapped("", "a  \x1b[31m b"), "a [31m b\n");
}

TEST(Progress, says_how_far_how_fast_and_how_long_still) {
    auto const line = progress_line("Importing", 50, 100, 2'000, 2.0);
    EXPECT_TRUE(line.contains(" 50 %")) << line;
    EXPECT_TRUE(line.contains("1000/s")) << line;
    EXPECT_TRUE(line.contains("00:02 left")) << line;
}

TEST(ExitStatus, follows_the_contract_of_the_command_line) {
    EXPECT_EQ(exit_status(Code::rejected), 1);
    EXPECT_EQ(exit_status(Code::invalid_input), 2);
    EXPECT_EQ(exit_status(Code::corrupt), 4);
    EXPECT_EQ(exit_status(Code::unavailable), 5);
}

}  // namespace
}  // namespace tally::cli
